/**
 * What orders articles: a linear score whose weights were fitted as a listwise softmax (each question's relevant articles
 * against its other candidates) on dated quiz questions over 8,000 news articles. Each sign means the same in every
 * archive, so that the weights carry over: shares and cosines, nothing counted against this search's own best.
 */
export const rankingWeights = {
  /** Cosine of question and the article's nearest passage. */
  cosine: 5.3,
  /** BM25 of the article's best passage, as a share of the most it could be. */
  passageKeyword: 1.5,
  /** BM25 of the whole article, likewise. */
  articleKeyword: 6.9,
  /** Share of the question's weight of words that stands anywhere in the article. */
  coverage: 8.2,
  /** Nearness of the article's date to the days that the question says: "this week", "in May 2023". */
  recentWhenAsked: 7.7,
  /**
   * The same where it does not: mild, so that a question about an old event still finds it (asked a year later, no
   * less often than without).
   */
  recent: 2.5,
  /**
   * The article is of the outlet that the question names: as much as a better match is worth, and no filter, since
   * others report what Reuters reported. Chosen, not fitted.
   */
  namedOutlet: 2,
} as const;

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
