import { namedBody } from './named-body.js';
import { isProse, joinBlocks, readBlocks, type PageBlock } from './page-blocks.js';
import type { PageDocument, PageNode } from './page-dom.js';
import { removeSideParts } from './remove-side-parts.js';
import { endsSentence, tidyBlocks } from './tidy-blocks.js';

/** What finds the main text of a page. It may change the document. */
export interface Reader {
  parse(html: string): PageDocument;
  /** Null where it finds none. */
  mainText(document: PageDocument): { readonly content: PageNode; readonly byLine: string | null } | null;
}

export interface MainText {
  readonly blocks: readonly PageBlock[];
  readonly byLine: string | null;
  /** Share of what was found that stands in links, pointers to other pages included. */
  readonly linkShare: number;
  /** Paragraphs, and how many of them stand right below a linked line, as the teasers of an index do. */
  readonly teasers: { readonly paragraphs: number; readonly belowLinks: number };
}

/** The named body is taken where it holds more than was found, or leaves out much of it. */
const fuller = 1.12;
const tighter = 0.6;
const leastShared = 0.6;

/** Finds a page's main text: what the reader finds, or what the page itself names as its article's body. The document is changed. */
export function findMainText(document: PageDocument, reader: Reader): MainText {
  if (document.body) removeSideParts(document.body);
  const named = document.body ? namedBody(document.body) : null;
  // The reader judges by names; a paragraph or a subheading is judged by its text.
  for (const element of document.querySelectorAll('p, h2, h3, h4, h5, h6')) {
    element.removeAttribute('class');
    element.removeAttribute('id');
  }
  const main = reader.mainText(document);
  const all = main ? readBlocks(main.content) : [];
  const found = tidyBlocks(all);
  const blocks = named ? better(found, tidyBlocks(named)) : found;
  return { blocks, byLine: main?.byLine ?? null, linkShare: linkShareOf(all), teasers: countTeasers(all) };
}

function linkShareOf(blocks: readonly PageBlock[]): number {
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const linked = blocks.reduce((sum, block) => sum + block.text.length * block.linkShare, 0);
  return length === 0 ? 0 : linked / length;
}

function countTeasers(blocks: readonly PageBlock[]): MainText['teasers'] {
  const paragraphs = blocks.flatMap((block, index) => (isProse(block) ? [index] : []));
  const belowLinks = paragraphs.filter((index) => (blocks[index - 1]?.linkShare ?? 0) > 0.8);
  return { paragraphs: paragraphs.length, belowLinks: belowLinks.length };
}

function better(found: readonly PageBlock[], named: readonly PageBlock[]): readonly PageBlock[] {
  const [foundLength, namedLength] = [proseLength(found), proseLength(named)];
  const namedTexts = new Set(named.map(({ text }) => text));
  const isShared = found.map(({ text }) => namedTexts.has(text));
  const sharedLength = proseLength(found.filter((_, index) => isShared[index]));
  if (sharedLength < foundLength * leastShared) return foundLength > 0 ? found : named;
  if (namedLength > foundLength * fuller) return named;
  if (namedLength < foundLength * tighter) return found;
  // The standfirst often stands above the body; what stands below it is no part of the text.
  const first = isShared.indexOf(true);
  return found
    .slice(0, isShared.lastIndexOf(true) + 1)
    .filter((block, index) => index >= first || (isProse(block) && endsSentence(block.text)));
}

/** Of blocks long enough to be sentences: a bar of buttons is no reason to take more. */
export function proseLength(blocks: readonly PageBlock[]): number {
  return joinBlocks(blocks.filter(isProse)).length;
}
