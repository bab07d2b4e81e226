import { withoutUnsafeCharacters } from './markdown/unsafe-characters.js';

/** Discord's limit for the name of a choice, in characters; UTF-16 units are never fewer. */
export const maximumChoiceName = 100;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text on one line as it is offered while somebody types, where Markdown means nothing: without invisible characters, at
 * most `maximumLength` UTF-16 units long, and no character cut in two, which Discord does not take. Longer ones end in "…".
 * Empty where nothing of it can be seen.
 */
export function choiceName(text: string, maximumLength = maximumChoiceName): string {
  const line = withoutUnsafeCharacters(text).replace(/\s+/g, ' ').trim();
  if (line.length <= maximumLength) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line.slice(0, maximumLength))) {
    if (kept.length + segment.length > maximumLength - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
