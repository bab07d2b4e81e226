import { quoteMarkdown, unquoteMarkdown, type BoldSpan } from './escape.js';

/** A quotation as it stands in a message. */
export interface ReadQuotation {
  /** Null where nothing says from which source it is. */
  readonly source: number | null;
  /** What a reader takes for the article's words; null where it is formatted as no quotation of ours is. */
  readonly slice: string | null;
}

/** A slice of an article as a block quote that ends in the number of its source; null where it cannot be shown unchanged. */
export function quotationBlock(slice: string, source: number, bold?: BoldSpan): string | null {
  const markdown = quoteMarkdown(slice, bold);
  return markdown ? `> ${markdown.replaceAll('\n', '\n> ')} [${source}]` : null;
}

/** The inverse: every block quote of a message's text, in order. */
export function readQuotations(text: string): readonly ReadQuotation[] {
  const blocks = text.match(/^> .*(?:\n> .*)*$/gm) ?? [];
  return blocks.map((block) => {
    const markdown = block.replace(/^> /gm, '');
    const match = /^([\s\S]*) \[(\d+)\]$/.exec(markdown);
    return match
      ? { source: Number(match[2]), slice: unquoteMarkdown(match[1] ?? '') }
      : { source: null, slice: null };
  });
}
