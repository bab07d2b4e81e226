import { conceptOf } from './concepts.js';
import type { FoundNumber } from './numbers.js';
import type { Token } from './sentence-tokens.js';

/** Ends what may be the words for what is counted. */
const afterNoun =
  /^(?:of|in|on|at|to|for|from|by|with|and|or|but|who|which|that|were|was|are|is|have|had|has|been|be|will|would|could|after|before|as|when|while|than|the|an?|its|his|her|their|this|so|since|during|into|over|across|near|aboard|on)$/;
const wordsBeforeNoun = 4;
const plural = /(?:[^su]s|people|men|women|children|police|personnel|staff)$/;
const noPlural = /^(?:was|is|has|its|this|his|as|less|always|perhaps|yes|across|does|whereas)$/;

/** Whether a word in small letters looks like a plural. */
export function isPlural(lowerWord: string): boolean {
  return plural.test(lowerWord) && !noPlural.test(lowerWord);
}

/** The word behind a number that names what is counted: the first plural, or the word itself behind "one". */
export function countedNoun(
  tokens: readonly Token[],
  { to, value }: FoundNumber,
  next: number,
): { readonly word: string; readonly to: number } | null {
  for (let index = to; index < Math.min(next, to + wordsBeforeNoun); index += 1) {
    const token = tokens[index];
    if (!token || token.kind !== 'word' || afterNoun.test(token.lower)) return null;
    if (isPlural(token.lower) || (value === 1 && index === to)) return { word: token.lower, to: index + 1 };
    if (conceptOf(token.lower) !== null) return null;
  }
  return null;
}
