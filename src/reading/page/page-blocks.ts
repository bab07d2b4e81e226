import type { PageNode } from './page-dom.js';

/** A paragraph, a heading, a point of a list or a row of a table. */
export interface PageBlock {
  /** One line, or several where the page breaks them. */
  readonly text: string;
  /** Share of the text that stands in links. */
  readonly linkShare: number;
  readonly isHeading: boolean;
}

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIELDSET FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT TR UL'.split(
    ' ',
  ),
);
/** No part of the text: scripts, controls, and captions, which describe a picture that is not there. */
const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH BUTTON SELECT TEXTAREA INPUT IFRAME OBJECT AUDIO VIDEO CANVAS FIGCAPTION CAPTION NAV HEAD DIALOG'.split(
    ' ',
  ),
);
const cells = new Set(['TD', 'TH']);

/** Whether nothing of an element is text to be read. */
export function isSkipped(node: PageNode): boolean {
  return skipped.has(node.nodeName.toUpperCase());
}

/** The text of a part of a page, block by block; line breaks are kept. */
export function readBlocks(root: PageNode): PageBlock[] {
  const collector = new BlockCollector();
  collect(root, collector, false);
  return collector.finish();
}

/** The text of a part of a page: each block a paragraph of its own, parted by empty lines. */
export function blockText(root: PageNode): string {
  return joinBlocks(readBlocks(root));
}

export function joinBlocks(found: readonly PageBlock[]): string {
  return found.map(({ text }) => text).join('\n\n');
}

const shortestProse = 60;

/** Whether a block is long enough to be a sentence, and no list of links. */
export function isProse({ text, linkShare }: PageBlock): boolean {
  return linkShare < 0.5 && text.length >= shortestProse;
}

class BlockCollector {
  readonly #found: PageBlock[] = [];
  #parts: string[] = [];
  #linked = 0;
  isHeading = false;

  add(text: string, isLinked: boolean): void {
    this.#parts.push(text);
    if (isLinked) this.#linked += text.trim().length;
  }

  /** Ends the block. Two line breaks end one too: that is how old pages write paragraphs. */
  end(): void {
    const whole = this.#parts.join('').trim();
    const linkShare = whole === '' ? 0 : Math.min(1, this.#linked / whole.length);
    for (const text of whole.split(/\n[^\S\n]*\n\s*/)) {
      if (text.trim() !== '') this.#found.push({ text: text.trim(), linkShare, isHeading: this.isHeading });
    }
    this.#parts = [];
    this.#linked = 0;
  }

  finish(): PageBlock[] {
    this.end();
    return this.#found;
  }
}

function collect(node: PageNode, collector: BlockCollector, isLinked: boolean): void {
  if (node.nodeType === 3) {
    collector.add((node.textContent ?? '').replace(/\s+/g, ' '), isLinked);
    return;
  }
  if (isSkipped(node) || (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11)) return;
  const name = node.nodeName.toUpperCase();
  if (name === 'BR') {
    collector.add('\n', false);
    return;
  }
  const isBlock = blocks.has(name);
  const before = collector.isHeading;
  if (isBlock) collector.end();
  else if (cells.has(name)) collector.add(' ', false);
  if (/^H[1-6]$/.test(name)) collector.isHeading = true;
  for (const child of node.childNodes) collect(child, collector, isLinked || name === 'A');
  if (isBlock) collector.end();
  else if (cells.has(name)) collector.add(' ', false);
  collector.isHeading = before;
}
