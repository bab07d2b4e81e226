import { linkUrl, maximumUrlLength } from './link.js';

/** A word is what a browser takes for one: it looks for whole words only. The locale decides nothing in ICU's rules for words. */
const words = new Intl.Segmenter('en', { granularity: 'word' });
/** Up to so many words a text is given whole. */
const wordsGivenWhole = 8;
/** Of a longer one so many at either end: fewer may stand elsewhere in the article, before it. */
const wordsAtEnds = 4;
const fewestWords = 2;
/** One paragraph on a page is one block, and one end of a text fragment lies within a block. */
const blockEnd = /\n/;

/** In characters. A directive is read by nobody, and takes room from what is. */
const longestDirective = 200;

/**
 * The address of a page with directives to these slices of its text in the place of its fragment, as many as fit: a browser
 * jumps to the first and marks all. Null where the address may not stand in Markdown.
 */
export function linkToText(url: string, slices: readonly string[]): string | null {
  const plain = linkUrl(url);
  if (plain === null) return null;
  const [address = ''] = plain.split('#');
  let link = `${address}#:~:`;
  let joint = '';
  for (const slice of slices) {
    const room = Math.min(longestDirective, maximumUrlLength - link.length - joint.length);
    const directive = textDirective(slice, room);
    if (directive === null) continue;
    link += `${joint}${directive}`;
    joint = '&';
  }
  return joint === '' ? plain : link;
}

/**
 * A text directive by which a browser finds a slice of a page and jumps to it: `text=start,end`, percent-encoded; where
 * that is longer than `maximumLength` with fewer words at its ends. Null where even two words at either end do not fit.
 *
 * No text before or after it is given, which only helps where the same words begin an earlier sentence of the page.
 */
export function textDirective(slice: string, maximumLength: number): string | null {
  const found = wordsOf(slice);
  if (found.length === 0 || /\p{Cs}/u.test(slice)) return null;
  const isOneBlock = !blockEnd.test(slice.trim());
  if (isOneBlock && found.length <= wordsGivenWhole) {
    const whole = `text=${encode(textOf(slice, found))}`;
    if (whole.length <= maximumLength) return whole;
  }
  for (let count = wordsAtEnds; count >= fewestWords; count -= 1) {
    if (found.length < 2 * count) continue;
    const first = inOneBlock(slice, found.slice(0, count));
    const last = inOneBlock(slice, found.slice(-count).toReversed()).toReversed();
    const directive = `text=${encode(textOf(slice, first))},${encode(textOf(slice, last))}`;
    if (directive.length <= maximumLength) return directive;
  }
  return null;
}

interface Word {
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...words.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** From the first of these words to the last: marks at either end are the likeliest to be written otherwise on the page. */
function textOf(text: string, run: readonly Word[]): string {
  return text.slice(run[0]?.start, run.at(-1)?.end).replace(/\s+/g, ' ');
}

/** The words up to the first that stands in another block than the one before it. */
function inOneBlock(text: string, run: readonly Word[]): readonly Word[] {
  const end = run.findIndex((word, index) => {
    const before = run[index - 1];
    if (!before) return false;
    const [left, right] = before.end <= word.start ? [before, word] : [word, before];
    return blockEnd.test(text.slice(left.end, right.start));
  });
  return end < 0 ? run : run.slice(0, end);
}

/** `-`, `,` and `&` have a meaning of their own in a directive; `encodeURIComponent` leaves the first, and what Markdown reads. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[-!'()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
