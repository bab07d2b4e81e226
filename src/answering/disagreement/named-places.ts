import type { Token } from './sentence-tokens.js';

export const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const month = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*$/;
const beforePlace =
  /^(?:in|on|near|across|at|outside|through|over|off|into|around|hit|hits|hitting|struck|striking|battered)$/;

/** Capitalised words behind "in", "near" and the like. */
export function namedPlaces(tokens: readonly Token[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const [index, { lower }] of tokens.entries()) {
    if (!beforePlace.test(lower)) continue;
    const from = tokens[index + 1]?.lower === 'the' ? index + 2 : index + 1;
    for (
      let at = from;
      /^\p{Lu}/u.test(tokens[at]?.text ?? '') ||
      (at > from && tokens[at]?.lower === 'and' && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? ''));
      at += 1
    ) {
      const word = tokens[at]?.lower ?? '';
      if (word !== 'and' && !weekday.test(word) && !month.test(word)) places.add(word);
    }
  }
  return places;
}
