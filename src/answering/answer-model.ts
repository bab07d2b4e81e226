/** What speaks for and against a sentence being the answer. All of it means the same in an archive of five articles and of 100,000. */
export interface AnswerSigns {
  /** Cosine of sentence and question, -1 to 1. */
  readonly cosine: number;
  /** Cosine of its passage and the question. */
  readonly passageCosine: number;
  /** Share of the weight of the question's words that stands in the sentence, 0 to 1. */
  readonly coveredBySentence: number;
  /** The same for its passage together with title, outlet and date. */
  readonly coveredByContext: number;
  /** Share of the weight of the question's names and numbers that stands nowhere in passage or title, 0 to 1. */
  readonly namesMissing: number;
  /** 1 where it holds the kind of thing asked for, 0 where not, ½ where the question does not tell. */
  readonly holdsKind: number;
}

const weights: Readonly<Record<keyof AnswerSigns, number>> = {
  cosine: 4,
  passageCosine: 3,
  coveredBySentence: 2,
  coveredByContext: 4,
  namesMissing: -3,
  holdsKind: 0.8,
};
const bias = -6.2;

/** The probability that a sentence answers: a logistic of its signs. */
export function probabilityOfAnswer(signs: AnswerSigns): number {
  let sum = bias;
  for (const sign of Object.keys(weights) as (keyof AnswerSigns)[]) sum += weights[sign] * signs[sign];
  return 1 / (1 + Math.exp(-sum));
}
