import { quoteMarkdown } from './escape.js';
import { withoutUnsafeCharacters } from './unsafe-characters.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A title, a name or a question as Markdown that shows its words and does nothing else: on one line,
 * without invisible characters, and at most `maximumLength` UTF-16 units long, escapes included. Longer
 * ones end in "…": what this returns is never a quotation.
 */
export function plainMarkdown(text: string, maximumLength: number): string {
  const line = withoutUnsafeCharacters(text).replace(/\s+/g, ' ').trim();
  const whole = escape(line);
  if (whole.length <= maximumLength) return whole;
  let kept = '';
  let length = 0;
  // Escapes only add to the length, so that no more than this many units can matter.
  for (const { segment } of graphemes.segment(line.slice(0, maximumLength))) {
    length += escape(segment).length;
    if (length > maximumLength - 2) break;
    kept += segment;
  }
  return `${escape(kept.trimEnd())}…`;
}

/** Without unsafe characters, `quoteMarkdown` always gives a text. */
function escape(line: string): string {
  return quoteMarkdown(line) ?? '';
}
