import type { PassageInContext } from '../archive/archive.js';
import { passageTokens } from '../archive/indexed-tokens.js';
import type { AskedTerms } from './asked-terms.js';

/** BM25 with the usual constants (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.75;
/** Words in a passage of the usual length with the line of context before it. */
const usualWords = 130;

/**
 * BM25 of a passage and the context before it, as a share of what endless repetition of every term would get: 0 to 1.
 * Unlike the keyword index's own score it can be compared between collections and questions.
 */
export function keywordScore(passage: Pick<PassageInContext, 'text' | 'article'>, asked: AskedTerms): number {
  const { context, body } = passageTokens(passage.article, passage.text);
  const counts = asked.countIn(context, body);
  const length = k1 * (1 - b + (b * (context.length + body.length)) / usualWords);
  let score = 0;
  let best = 0;
  for (const [index, { weight }] of asked.terms.entries()) {
    const count = counts[index] ?? 0;
    score += (weight * count * (k1 + 1)) / (count + length);
    best += weight * (k1 + 1);
  }
  return best > 0 ? score / best : 0;
}
