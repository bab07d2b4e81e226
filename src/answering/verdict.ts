import type { Verdict } from '../archive/answer.js';

/** From this probability on the best quotation is shown as an answer. */
const answeredFrom = 0.5;
/** From this one on it is shown as the nearest that there is; below, nothing is. */
const nearestFrom = 0.2;

export function verdictOf(bestProbability: number): Verdict {
  if (bestProbability >= answeredFrom) return 'answered';
  return bestProbability >= nearestFrom ? 'nearest' : 'nothing';
}

/** Further quotations stand beside the best only where they are about as sure. */
export function mayStandBeside(probability: number, bestProbability: number): boolean {
  return probability >= nearestFrom && probability >= bestProbability * 0.6;
}
