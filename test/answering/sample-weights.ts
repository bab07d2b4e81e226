import type { Weights } from '../../src/answering/weights.js';
import { sampleRankingWeights } from '../search/sample-ranking-weights.js';

/**
 * Weights that suit the fake embedder, for which the shipped ones are not fitted: what shares names and most words with
 * a question answers it.
 */
export const sampleWeights: Weights = {
  ranking: sampleRankingWeights,
  sentences: {
    coveredBySentence: 4,
    coveredWithPrevious: 2,
    holdsKind: 2,
    behindBest: 0.5,
    newFacts: 1,
    isQuestion: -5,
  },
  answer: {
    cosine: 3,
    covered: 5,
    namesMissing: -4,
    matched: 1,
    standsOut: 1,
    bias: -5,
  },
};
