import { readWeights } from '../read-weights.js';

/**
 * What speaks for the archive holding an answer, read off the passages and sentences that were found. All of it means
 * the same in an archive of five articles and of 100,000, and none of it is the day of asking or how the question is put.
 */
export interface AnswerSigns {
  /** Cosine of the question and the passage that is ordered first. */
  readonly cosine: number;
  /** Greatest share of the weight of the question's words that stands in one sentence and the one before it, 0 to 1. */
  readonly covered: number;
  /** Least share of the weight of the question's names and numbers that one passage is silent on, 0 to 1. */
  readonly namesMissing: number;
  /** How much the best passage holds of the question: weights of its words, counted in words as rare as can be. */
  readonly matched: number;
  /**
   * How far the best article's score stands above the fifth's, in scores, 0 to 1 for four and more: words that fit many
   * articles alike ask for what none of them says. Where the fifth has less, above that of an article of passing interest.
   */
  readonly standsOut: number;
}

export type AnswerWeights = Readonly<Record<keyof AnswerSigns | 'bias', number>>;

export const answerSignNames = [
  'cosine',
  'covered',
  'namesMissing',
  'matched',
  'standsOut',
] as const satisfies readonly (keyof AnswerSigns)[];

/** @throws SetupError where the file is not of this version. */
export function readAnswerWeights(file: string): AnswerWeights {
  return readWeights(file, 'answer', [...answerSignNames, 'bias']);
}

/** The probability that what was found answers the question: a logistic regression on the signs. */
export function probabilityOfAnswer(signs: AnswerSigns, weights: AnswerWeights): number {
  const logit = answerSignNames.reduce((sum, sign) => sum + weights[sign] * signs[sign], weights.bias);
  return 1 / (1 + Math.exp(-logit));
}
