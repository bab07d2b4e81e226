import type { WeighedTerm } from './search-term.js';

/** BM25 with the usual constants (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.75;
/** Words in a passage of the usual length with the line of context before it. */
const usualWords = 130;

/**
 * BM25 of a passage and the context before it, as a share of what endless repetition of every term would get: 0 to 1.
 * Unlike the keyword index's own score it can be compared between collections and questions.
 *
 * @param counts how often each term stands in it.
 * @param words in the passage and its context.
 */
export function keywordScore(
  counts: readonly number[],
  words: number,
  terms: readonly WeighedTerm[],
): number {
  const length = k1 * (1 - b + (b * words) / usualWords);
  let score = 0;
  let best = 0;
  for (const [index, { weight }] of terms.entries()) {
    const count = counts[index] ?? 0;
    score += (weight * count * (k1 + 1)) / (count + length);
    best += weight * (k1 + 1);
  }
  return best > 0 ? score / best : 0;
}
