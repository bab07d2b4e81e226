import { minimise } from './adam.js';

/** One question: what could be chosen, what speaks for each, and which of them are right. */
export interface Choice {
  readonly options: readonly { readonly signs: readonly number[]; readonly isRight: boolean }[];
  /** How much the question counts. */
  readonly weight: number;
}

/** Keeps weights small where little speaks for more (ridge), counted against all questions together. */
const ridge = 0.5;

/**
 * Weights under which the right options come first: a listwise softmax, whose loss for a question is −ln of the
 * probability that goes to right ones (ListNet's top-one probability, Cao et al. 2007). Questions with nothing right, or
 * nothing wrong, say nothing and are passed over.
 */
export function fitChoice(choices: readonly Choice[], dimension: number): number[] {
  const telling = choices.filter(
    ({ options }) => options.some(({ isRight }) => isRight) && options.some(({ isRight }) => !isRight),
  );
  const total = sum(telling.map(({ weight }) => weight));
  return minimise((weights) => {
    const slope = weights.map((weight) => ridge * weight);
    for (const { options, weight } of telling) {
      const scores = options.map(({ signs }) => dot(signs, weights));
      const best = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - best));
      const all = sum(odds);
      const right = sum(odds.filter((_, index) => options[index]?.isRight));
      for (const [index, { signs, isRight }] of options.entries()) {
        const share = odds[index] ?? 0;
        const pull = weight * (share / all - (isRight ? share / right : 0));
        for (let sign = 0; sign < dimension; sign++)
          slope[sign] = (slope[sign] ?? 0) + pull * (signs[sign] ?? 0);
      }
    }
    return slope.map((each) => each / total);
  }, dimension);
}

export function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((total, each, index) => total + each * (right[index] ?? 0), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
