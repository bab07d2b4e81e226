import { readWeights } from '../read-weights.js';

/**
 * What speaks for an article. Each sign means the same in every archive, so that the weights carry over: shares and
 * cosines, nothing counted against this search's own best.
 */
export interface ArticleSigns {
  /** Cosine of question and the article's nearest passage. */
  readonly cosine: number;
  /** BM25 of the article's best passage, as a share of the most it could be. */
  readonly passageKeyword: number;
  /** BM25 of the whole article, likewise. */
  readonly articleKeyword: number;
  /** Share of the question's weight of words that stands anywhere in the article. */
  readonly coverage: number;
  /** The same of its title alone. */
  readonly titleCoverage: number;
  /** How much of what stands together in the question stands together in a passage: see `closeness`. */
  readonly closeness: number;
  /** Nearness of the article's date to the days that the question says ("this week", "in May 2023"); 0 where it says none. */
  readonly inTime: number;
  /**
   * Nearness of its date to the day of asking, where the question says no time: mild, so that a question about an old
   * event still finds it. 0 where it says one.
   */
  readonly recent: number;
  /**
   * 1 where the article is of the outlet that the question names. Its weight was chosen, a little more than a date is
   * worth, and not fitted; it is no filter, since others report what Reuters reported.
   */
  readonly namedOutlet: number;
}

export type RankingWeights = Readonly<Record<keyof ArticleSigns, number>>;

export const articleSignNames = [
  'cosine',
  'passageKeyword',
  'articleKeyword',
  'coverage',
  'titleCoverage',
  'closeness',
  'inTime',
  'recent',
  'namedOutlet',
] as const satisfies readonly (keyof ArticleSigns)[];

/** @throws SetupError where the file is not of this version. */
export function readRankingWeights(file: string): RankingWeights {
  return readWeights(file, 'ranking', articleSignNames);
}

/** What an article is ordered by: log-odds, up to a constant, that it is the one that answers. */
export function weighArticle(signs: ArticleSigns, weights: RankingWeights): number {
  return articleSignNames.reduce((sum, sign) => sum + weights[sign] * signs[sign], 0);
}

/** What orders the passages of one article: the one with the words and the meaning of the question first. */
export const passageWeights = { cosine: 5.3, keyword: 8 } as const;

/** An article counts as recent for so many days: a week's news and the days until somebody asks. */
const recentDays = 10;
/** After them its nearness falls by a factor e in so many days. */
const fadingDays = 14;
/** Days by which an article may miss those that are asked about: what happened is told a day or two later. */
const slackDays = 3;

/** 1 within the days that are asked about and a little around them, falling to 0. @param days outside, never negative. */
export function nearness(days: number): number {
  return Math.exp(-Math.max(0, days - slackDays) / fadingDays);
}

/** 1 for an article of the last days before the day of asking, falling to 0. @param ageDays never negative. */
export function recency(ageDays: number): number {
  return Math.exp(-Math.max(0, ageDays - recentDays) / fadingDays);
}
