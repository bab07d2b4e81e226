import type { RankedArticle, RankedPassage } from '../archive/answer.js';
import type { Candidate } from '../search/retrieve.js';
import { rounded } from './rounded.js';
import type { ReadPassage } from './score-sentences.js';

/** Passages and articles that an answer lists. */
const listed = 10;

/**
 * The passages likeliest to hold what answers, as their sentences say; behind them, those that were not read. A score is
 * that likelihood, 0 to 1.
 */
export function rankedPassages(
  read: readonly ReadPassage[],
  candidates: readonly Candidate[],
): RankedPassage[] {
  // The sort keeps the order of what is equally likely, which is that of the candidates.
  const ordered = read.toSorted((left, right) => right.likelihood - left.likelihood);
  const known = new Set(read.map(({ candidate }) => candidate));
  const others = candidates.filter((candidate) => !known.has(candidate));
  return [...ordered, ...others.map((candidate) => ({ candidate, likelihood: 0 }))]
    .slice(0, listed)
    .map(({ candidate: { passage }, likelihood }) => ({
      article: passage.articleId,
      externalId: passage.article.externalId,
      start: passage.start,
      end: passage.end,
      score: rounded(likelihood),
    }));
}

/** Distinct articles in the order of their best passages, whose score is the article's own. */
export function rankedArticles(candidates: readonly Candidate[]): RankedArticle[] {
  const articles = new Map<string, RankedArticle>();
  for (const { passage, collection, articleScore } of candidates) {
    const key = `${collection}/${passage.articleId}`;
    if (articles.has(key)) continue;
    articles.set(key, {
      article: passage.articleId,
      externalId: passage.article.externalId,
      score: rounded(articleScore),
    });
  }
  return [...articles.values()].slice(0, listed);
}
