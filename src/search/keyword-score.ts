import { passageContext } from '../archive/passage-context.js';
import type { PassageInContext } from '../archive/archive.js';
import { stemsOf } from '../archive/words.js';

/** BM25 with the usual constants (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.75;
/** Words in a passage of the usual length with the line of context before it. */
const usualWords = 130;

/**
 * BM25 of a passage and the context before it, as a share of what endless repetition of every term would get: 0 to 1.
 * Unlike the keyword index's own score it can be compared between collections and questions.
 *
 * @param termWeights inverse document frequency by stem.
 */
export function keywordScore(
  passage: Pick<PassageInContext, 'text' | 'article'>,
  termWeights: ReadonlyMap<string, number>,
): number {
  const stems = stemsOf(`${passageContext(passage.article)} ${passage.text}`);
  const frequency = new Map<string, number>();
  for (const stem of stems) {
    if (termWeights.has(stem)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const length = k1 * (1 - b + (b * stems.length) / usualWords);
  let score = 0;
  let best = 0;
  for (const [stem, weight] of termWeights) {
    const count = frequency.get(stem) ?? 0;
    score += (weight * count * (k1 + 1)) / (count + length);
    best += weight * (k1 + 1);
  }
  return best > 0 ? score / best : 0;
}
