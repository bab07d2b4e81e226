import type { PageNode } from './page-dom.js';

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIELDSET FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT TR UL'.split(
    ' ',
  ),
);
/** No part of the text: scripts, controls, and captions, which describe a picture that is not there. */
const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH BUTTON SELECT TEXTAREA INPUT IFRAME OBJECT AUDIO VIDEO CANVAS FIGCAPTION NAV HEAD'.split(
    ' ',
  ),
);
const cells = new Set(['TD', 'TH']);

/** The text of a part of a page: each block a paragraph of its own, parted by empty lines; line breaks kept. */
export function blockText(root: PageNode): string {
  const parts: string[] = [];
  collect(root, parts);
  return parts
    .join('')
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function collect(node: PageNode, parts: string[]): void {
  if (node.nodeType === 3) {
    parts.push((node.textContent ?? '').replace(/\s+/g, ' '));
    return;
  }
  const name = node.nodeName.toUpperCase();
  if (skipped.has(name) || (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11)) return;
  if (name === 'BR') {
    parts.push('\n');
    return;
  }
  const edge = blocks.has(name) ? '\n\n' : cells.has(name) ? ' ' : '';
  parts.push(edge);
  for (const child of node.childNodes) collect(child, parts);
  parts.push(edge);
}
