import type { ArticleSigns, RankingWeights } from '../../src/search/ranking-weights.js';

/** Weights as a fit might give them. Those that are shipped are fitted anew from time to time, and no test may hang on them. */
export const sampleRankingWeights: RankingWeights = {
  cosine: 4,
  passageKeyword: 3,
  articleKeyword: 4,
  coverage: 5,
  titleCoverage: 2,
  closeness: 3,
  inTime: 8,
  recent: 3,
  namedOutlet: 2,
};

/** An article for which nothing speaks. */
export const noArticleSigns: ArticleSigns = {
  cosine: 0,
  passageKeyword: 0,
  articleKeyword: 0,
  coverage: 0,
  titleCoverage: 0,
  closeness: 0,
  inTime: 0,
  recent: 0,
  namedOutlet: 0,
};
