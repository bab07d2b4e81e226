/** What speaks for a sentence among the others of the passages that were found. */
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
  /** Words, from 0 to 1, for sixty and more. */
  readonly length: number;
  /** 1 for a question: those of quizzes hold all the words and no answer. */
  readonly isQuestion: number;
  /** Cosine of sentence and question. */
  readonly cosine: number;
}

/**
 * Weights of a listwise softmax: of all sentences of the passages found for a question those that hold its answer should
 * come first. Fitted on three kinds of questions together, so that none is learnt by heart: quiz questions over 8,000
 * news articles, and plain ones over five reports of one event and over two dozen invented articles. That an article's
 * first sentence often answers a quiz was left out: it does not hold for other questions. Sentences are ordered once
 * without the cosine, which costs milliseconds each, and the first of them again with it.
 */
const withoutCosine: Readonly<Record<keyof SentenceSigns, number>> = {
  coveredBySentence: 3.97,
  coveredWithPrevious: 1.98,
  holdsKind: 2.01,
  behindBest: 0.51,
  newFacts: 0.71,
  length: -0.12,
  isQuestion: -3.98,
  cosine: 0,
};

const withCosine: typeof withoutCosine = {
  coveredBySentence: 2.73,
  coveredWithPrevious: 1.82,
  holdsKind: 1.92,
  behindBest: 0.48,
  newFacts: 0.8,
  length: -0.17,
  isQuestion: -4.31,
  cosine: 2.77,
};

/** Log-odds, up to a constant, that the sentence is the one that answers. The cosine is left out. */
export function promiseOf(signs: Omit<SentenceSigns, 'cosine'>): number {
  return weigh(withoutCosine, { ...signs, cosine: 0 });
}

/** Log-odds, up to a constant, that the sentence is the one that answers. */
export function meritOf(signs: SentenceSigns): number {
  return weigh(withCosine, signs);
}

function weigh(weights: typeof withoutCosine, signs: SentenceSigns): number {
  let sum = 0;
  for (const sign of Object.keys(weights) as (keyof SentenceSigns)[]) sum += weights[sign] * signs[sign];
  return sum;
}
