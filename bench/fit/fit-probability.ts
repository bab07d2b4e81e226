import { minimise } from './adam.js';
import { dot } from './fit-choice.js';

/** One question: what was found for it, and whether the archive answers it. */
export interface Judged {
  readonly signs: readonly number[];
  readonly isAnswerable: boolean;
  /** How much the question counts. */
  readonly weight: number;
}

const ridge = 1;

/** Logistic regression with a little ridge on the weights and none on the bias. The bias comes last. */
export function fitProbability(judged: readonly Judged[], dimension: number): number[] {
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  return minimise(
    (weights) => {
      const slope = weights.map((weight, index) => (index < dimension ? ridge * weight : 0));
      for (const { signs, isAnswerable, weight } of judged) {
        const withBias = [...signs, 1];
        const probability = 1 / (1 + Math.exp(-dot(withBias, weights)));
        const pull = weight * (probability - (isAnswerable ? 1 : 0));
        for (const [index, sign] of withBias.entries()) slope[index] = (slope[index] ?? 0) + pull * sign;
      }
      return slope.map((each) => each / total);
    },
    dimension + 1,
    { steps: 1_500 },
  );
}
