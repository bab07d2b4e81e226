import type { RankedArticle, RankedPassage } from '../archive/answer.js';
import type { Candidate } from '../search/retrieval.js';
import { rounded } from './rounded.js';
import type { ReadPassage } from './score-sentences.js';
import { articleKey } from './sentence-signs.js';

/** Passages and articles that an answer lists. */
const listed = 10;

/** Each passage of an article makes the next of it worth a little less: it mostly says the same again. */
const worthOfNext = 0.7;

/**
 * The passages likeliest to hold what answers, as their sentences say; behind them, those that were not read. A score is
 * that likelihood, 0 to 1, less for a passage of an article that stands there already.
 */
export function rankedPassages(
  read: readonly ReadPassage[],
  candidates: readonly Candidate[],
): RankedPassage[] {
  const known = new Set(read.map(({ candidate }) => candidate));
  const others = candidates.filter((candidate) => !known.has(candidate));
  return [...inOrderOfWorth(read), ...others.map((candidate) => ({ candidate, worth: 0 }))]
    .slice(0, listed)
    .map(({ candidate: { passage }, worth }) => ({
      article: passage.articleId,
      externalId: passage.article.externalId,
      start: passage.start,
      end: passage.end,
      score: rounded(worth),
    }));
}

interface WorthyPassage {
  readonly candidate: Candidate;
  readonly worth: number;
}

/** What is worth the same keeps the order of the candidates. */
function inOrderOfWorth(read: readonly ReadPassage[]): WorthyPassage[] {
  const ordered: WorthyPassage[] = [];
  const timesListed = new Map<string, number>();
  const worthOf = ({ candidate, likelihood }: ReadPassage): number =>
    likelihood * worthOfNext ** (timesListed.get(articleKey(candidate)) ?? 0);
  const left = new Set(read);
  while (left.size > 0 && ordered.length < listed) {
    const next = [...left].reduce((one, other) => (worthOf(other) > worthOf(one) ? other : one));
    ordered.push({ candidate: next.candidate, worth: worthOf(next) });
    timesListed.set(articleKey(next.candidate), (timesListed.get(articleKey(next.candidate)) ?? 0) + 1);
    left.delete(next);
  }
  return ordered;
}

/** Distinct articles in the order of their best passages, whose score is the article's own. */
export function rankedArticles(candidates: readonly Candidate[]): RankedArticle[] {
  const articles = new Map<string, RankedArticle>();
  for (const candidate of candidates) {
    const { passage, articleScore } = candidate;
    const key = articleKey(candidate);
    if (articles.has(key)) continue;
    articles.set(key, {
      article: passage.articleId,
      externalId: passage.article.externalId,
      score: rounded(articleScore),
    });
  }
  return [...articles.values()].slice(0, listed);
}
