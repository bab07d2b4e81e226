import type { PageElement, PageNode } from './page-dom.js';
import { joinBlocks, readBlocks, type PageBlock } from './page-blocks.js';

/** Names that publishers and their systems give to the element which holds an article's text. */
const bodyNames =
  /(?:^|[\s_-])(?:article-?_*(?:body|text|content|copy|main)(?:-?_*(?:text|content|wrapper))?|story-?_*(?:body|text|content)(?:-?_*(?:text|content))?|entry-content|post-?_*(?:content|body|text|entry)|body-?(?:copy|text)|main-?text|news-?_*(?:text|body|content)|content-?_*(?:body|text)|artikel-?text|td-post-content|nota-?(?:cuerpo|texto)|cuerpo(?:-?(?:nota|noticia))?|texto-?noticia|haber-?(?:metni|icerik))(?:$|\s)/i;
const leastLetters = 500;

/**
 * The text of the element that a page itself marks or names as the article's body; its neighbours of the
 * same name count with it, since advertisements cut some texts in parts. Null where there is none, or
 * several stand apart, as on a page of several articles.
 */
export function namedBody(body: PageElement): PageBlock[] | null {
  const marked = outermost(body, (element) => /\barticleBody\b/.test(element.getAttribute('itemprop') ?? ''));
  const found = marked.length > 0 ? marked : outermost(body, isNamed);
  const candidates = found
    .map((element) => ({ element, blocks: readBlocks(element) }))
    .filter(({ blocks }) => blocks.some(({ text, linkShare }) => text.length > 80 && linkShare < 0.5));
  const first = candidates[0];
  if (!first) return null;
  const parent = parentOf(first.element);
  if (candidates.some(({ element }) => parentOf(element) !== parent)) return null;
  const blocks = candidates.flatMap((candidate) => candidate.blocks);
  return joinBlocks(blocks).length >= leastLetters ? blocks : null;
}

function isNamed(element: PageElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names !== ' ' && bodyNames.test(names.slice(0, 400));
}

function outermost(root: PageElement, matches: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = [];
  const visit = (node: PageNode): void => {
    if (node.nodeType !== 1) return;
    if (/^(?:DIV|SECTION|ARTICLE|TD|SPAN|MAIN)$/i.test(node.nodeName) && matches(node as PageElement)) {
      found.push(node as PageElement);
      return;
    }
    for (const child of node.childNodes) visit(child);
  };
  for (const child of root.childNodes) visit(child);
  return found;
}

function parentOf(node: PageNode): PageNode | null {
  return (node as PageNode & { readonly parentNode: PageNode | null }).parentNode;
}
