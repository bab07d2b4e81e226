import type { Verdict } from '../archive/answer.js';

/**
 * From this probability on the best quotation is shown as an answer. A little under even: a quotation can be judged by
 * its reader, and a refusal cannot.
 */
const answeredFrom = 0.4;
/** From this one on it is shown as the nearest that there is; below, nothing is. */
const nearestFrom = 0.12;

/** @param probability that the archive answers. */
export function verdictOf(probability: number): Verdict {
  if (probability >= answeredFrom) return 'answered';
  return probability >= nearestFrom ? 'nearest' : 'nothing';
}
