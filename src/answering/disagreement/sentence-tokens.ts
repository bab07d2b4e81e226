import type { Span } from '../../archive/article.js';

/** A word, a number or a mark of a sentence, with its place in it. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'mark';
}

/** Digits with whatever is joined to them ("1,204", "3-1", "12-year-old", "45th"), words with hyphens and apostrophes, other marks. */
const pattern =
  /(?<number>\d+(?:[.,:/]\d+)*(?:[-–/.]?[\p{L}\d]+)*)|(?<word>\p{L}[\p{L}\p{M}]*(?:[-’'.](?=\p{L})[\p{L}\p{M}\d]+|-\d+)*)|(?<mark>[^\s\p{L}\d])/gu;

/** The tokens of a sentence in order. */
export function sentenceTokens(sentence: string): Token[] {
  return [...sentence.matchAll(pattern)].map((match) => ({
    text: match[0],
    lower: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
    kind: match.groups?.['number'] ? 'number' : match.groups?.['word'] ? 'word' : 'mark',
  }));
}
