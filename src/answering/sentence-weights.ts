import { readWeights } from '../read-weights.js';

/** What speaks for a sentence among the others of the passages that were read. Each means the same in every archive. */
export interface SentenceSigns {
  /** Share of the weight of the question's words that stands in the sentence, 0 to 1. */
  readonly coveredBySentence: number;
  /** The same of the sentence together with the one before it, on which it may lean. */
  readonly coveredWithPrevious: number;
  /** 1 where it holds the kind of thing asked for, 0 where not, ½ where the question does not tell. */
  readonly holdsKind: number;
  /** How far its passage's score lies behind the best one's: 0 or less. */
  readonly behindBest: number;
  /** Names and numbers that the question does not hold: an answer tells something new. From 0 to 1, for eight and more. */
  readonly newFacts: number;
  /** 1 for a question: those of quizzes hold all the words and no answer. */
  readonly isQuestion: number;
}

export type SentenceWeights = Readonly<Record<keyof SentenceSigns, number>>;

export const sentenceSignNames = [
  'coveredBySentence',
  'coveredWithPrevious',
  'holdsKind',
  'behindBest',
  'newFacts',
  'isQuestion',
] as const satisfies readonly (keyof SentenceSigns)[];

/** @throws SetupError where the file is not of this version. */
export function readSentenceWeights(file: string): SentenceWeights {
  return readWeights(file, 'sentences', sentenceSignNames);
}

/**
 * Of all sentences read, the probability of each that it is the one that answers; together 1. A softmax of weighed
 * signs: that is how the weights were fitted.
 */
export function likelihoods(signs: readonly SentenceSigns[], weights: SentenceWeights): number[] {
  const merits = signs.map((each) =>
    sentenceSignNames.reduce((sum, sign) => sum + weights[sign] * each[sign], 0),
  );
  const best = Math.max(...merits);
  const odds = merits.map((merit) => Math.exp(merit - best));
  const total = odds.reduce((sum, each) => sum + each, 0);
  return odds.map((each) => each / total);
}
