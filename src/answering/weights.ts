import { shippedWeightsFile } from '../read-weights.js';
import { readRankingWeights, type RankingWeights } from '../search/ranking-weights.js';
import { readAnswerWeights, type AnswerWeights } from './answer-model.js';
import { readSentenceWeights, type SentenceWeights } from './sentence-weights.js';

/** All that was fitted: what orders articles, what orders sentences, and what makes the verdict. */
export interface Weights {
  readonly ranking: RankingWeights;
  readonly sentences: SentenceWeights;
  readonly answer: AnswerWeights;
}

/** @throws SetupError where the file cannot be read or is not of this version. */
export function readAllWeights(file: string): Weights {
  return {
    ranking: readRankingWeights(file),
    sentences: readSentenceWeights(file),
    answer: readAnswerWeights(file),
  };
}

let shipped: Weights | null = null;

/** The weights that come with the project; read once. */
export function shippedWeights(): Weights {
  shipped ??= readAllWeights(shippedWeightsFile);
  return shipped;
}
