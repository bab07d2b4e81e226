import { hasUnsafeCharacters } from './unsafe-characters.js';

/** A part of a quotation that is set in bold, in UTF-16 units of the slice. */
export interface BoldSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * What could start Markdown, a mention, a link, a timestamp, an emoji or a command wherever it stands.
 * A colon or slash ends every URL, shortcode and invite ("discord.gg/…") before it begins.
 */
const specialAnywhere = /[\\*_~|`<>@#:/[\]]/g;
/** What starts a list at the start of a line: "- ", "+ ", "1. ", "2) ". Headings and quotes start with a special character. */
const specialAtLineStart = /^[^\S\n]*(?:\d+(?=[.)])|(?=[-+]))/gm;

/**
 * A slice of an article as Markdown that Discord shows as exactly that slice. Only backslashes are
 * inserted, which Discord takes out before any character that is no letter, digit or space, and two
 * asterisks on either side of each span of `bold`: in order, not empty, apart from each other and within a line. Null where the slice holds characters that insertions
 * cannot make harmless.
 */
export function quoteMarkdown(slice: string, bold: readonly BoldSpan[] = []): string | null {
  if (hasUnsafeCharacters(slice)) return null;
  const escaped = new Set<number>();
  for (const match of slice.matchAll(specialAnywhere)) escaped.add(match.index);
  for (const match of slice.matchAll(specialAtLineStart)) escaped.add(match.index + match[0].length);
  const marks = new Set(bold.flatMap(({ start, end }) => [start, end]));
  let markdown = '';
  for (let index = 0; index <= slice.length; index += 1) {
    if (marks.has(index)) markdown += '**';
    if (index === slice.length) break;
    markdown += escaped.has(index) ? `\\${slice[index]}` : slice[index];
  }
  return markdown;
}

/**
 * The slice that `quoteMarkdown` was given, from what it gave. Null where the text is nothing that it gives:
 * something is formatted that should stand as it is.
 */
export function unquoteMarkdown(markdown: string): string | null {
  let boldMarks = 0;
  const withoutBold = markdown.replace(/(\\[\s\S])|\*\*/g, (_, escape: string | undefined) => {
    if (escape === undefined) boldMarks += 1;
    return escape ?? '';
  });
  const slice = withoutBold.replace(/\\([^0-9A-Za-z\s])/g, '$1');
  return boldMarks % 2 === 0 && quoteMarkdown(slice) === withoutBold ? slice : null;
}
