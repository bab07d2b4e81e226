/**
 * What speaks for the archive holding an answer, read off the passages and sentences that were found. All of it means
 * the same in an archive of five articles and of 100,000, and none of it is the day of asking or how the question is put.
 */
export interface AnswerSigns {
  /** Greatest cosine of a sentence and the question. */
  readonly sentenceCosine: number;
  /** Greatest share of the weight of the question's words that one passage holds, with title, outlet and date; 0 to 1. */
  readonly covered: number;
  /** Least share of the weight of the question's names and numbers that one passage is silent on, 0 to 1. */
  readonly namesMissing: number;
  /** Greatest BM25 of a passage, as a share of the most it could be. */
  readonly keyword: number;
  /** Whether the best sentence holds the kind of thing asked for: 1, 0, or ½ where the question does not tell. */
  readonly holdsKind: number;
  /** How much that passage holds of it: weights of its words, counted in words as rare as can be. */
  readonly matched: number;
}

/**
 * Logistic regression on the three kinds of questions that the weights of sentences were fitted on, each with its own
 * unanswerable ones: about later events, about the same people and places, about something else, and asked of the
 * archive without the articles that answer.
 */
const weights: Readonly<Record<keyof AnswerSigns, number>> = {
  sentenceCosine: 7.61,
  covered: 1.46,
  namesMissing: -3.71,
  keyword: 2.05,
  holdsKind: 0.28,
  matched: 0.85,
};
const bias = -8.34;

/** The probability that what was found answers the question. */
export function probabilityOfAnswer(signs: AnswerSigns): number {
  let sum = bias;
  for (const sign of Object.keys(weights) as (keyof AnswerSigns)[]) sum += weights[sign] * signs[sign];
  return 1 / (1 + Math.exp(-sum));
}
