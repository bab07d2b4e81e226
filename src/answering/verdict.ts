import type { Verdict } from '../archive/answer.js';

/**
 * From this probability on the best quotation is shown as an answer: where it is a little likelier than not. On labelled
 * news, out of fold, one in eleven answerable questions is refused by it, and nine in ten of those that nothing answers.
 */
const answeredFrom = 0.52;
/** From this one on it is shown as the nearest that there is; below, nothing is. */
const nearestFrom = 0.12;

/** @param probability that the archive answers. */
export function verdictOf(probability: number): Verdict {
  if (probability >= answeredFrom) return 'answered';
  return probability >= nearestFrom ? 'nearest' : 'nothing';
}
