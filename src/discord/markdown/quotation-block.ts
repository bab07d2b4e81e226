import { hasUnsafeCharacters } from './unsafe-characters.js';
import { quoteMarkdown, unquoteMarkdown, type BoldSpan } from './escape.js';

/** A quotation as it stands in a message. */
export interface ReadQuotation {
  /** Null where nothing says from which source it is. */
  readonly source: number | null;
  /** What a reader takes for the article's words; null where it is formatted as no quotation of ours is. */
  readonly slice: string | null;
  /** Who the message says speaks in it. */
  readonly speaker: string | null;
}

/** What is shown with a quotation. */
export interface QuotationMarks {
  /** Parts that stand out. */
  readonly bold?: readonly BoldSpan[];
  /** Who speaks in it. */
  readonly speaker?: string | null;
  /** What a speaker is called, in letters only. */
  readonly speakerLabel?: string;
}

/**
 * A slice of an article as a block quote that ends in its speaker, in brackets, and in the number of its source; null
 * where it cannot be shown unchanged. No bracket of the slice stands without a backslash, so that these are ours alone; a
 * speaker whose name is more than letters is not named.
 */
export function quotationBlock(
  slice: string,
  source: number,
  { bold, speaker, speakerLabel = 'speaker' }: QuotationMarks = {},
): string | null {
  const markdown = quoteMarkdown(slice, bold);
  if (!markdown) return null;
  const name = speaker && isPlainName(speaker) ? ` [${speakerLabel}: ${speaker}]` : '';
  return `> ${markdown.replaceAll('\n', '\n> ')}${name} [${source}]`;
}

const nameCharacters = String.raw`[\p{L}\p{M} .'’-]+`;
/** The speaker is known by the shape, in whatever language he is called one. */
const labelCharacters = String.raw`[\p{L}\p{M} ]+`;
const plainName = new RegExp(`^${nameCharacters}$`, 'u');
const blockParts = new RegExp(
  String.raw`^([\s\S]*?)(?: \[${labelCharacters}: (${nameCharacters})\])? \[(\d+)\]$`,
  'u',
);

/** A name is an article's text. Whatever could be Markdown is no part of a name: Discord counts brackets behind backslashes too. */
function isPlainName(speaker: string): boolean {
  return plainName.test(speaker) && !hasUnsafeCharacters(speaker);
}

/** Every block quote of a message's text, in order, with the line directly below it; empty where there is none. */
export function quotedBlocks(text: string): readonly { readonly block: string; readonly below: string }[] {
  return [...text.matchAll(/^(> .*(?:\n> .*)*)(?:\n(.*))?$/gm)].map(([, block = '', below = '']) => ({
    block,
    below,
  }));
}

/** The inverse: what every block quote of a message's text says, in order. */
export function readQuotations(text: string): readonly ReadQuotation[] {
  return quotedBlocks(text).map(({ block }) => {
    const markdown = block.replace(/^> /gm, '');
    const match = blockParts.exec(markdown);
    if (!match) return { source: null, slice: null, speaker: null };
    const [, slice = '', speaker = null, source] = match;
    return { source: Number(source), slice: unquoteMarkdown(slice), speaker };
  });
}
