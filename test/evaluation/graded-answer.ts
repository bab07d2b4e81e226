import type { GradedAnswer } from '../../src/evaluation/grades.js';
import { labelled } from './labelled-question.js';

/** An answer that is right in every way, but for what is given. */
export function gradedAnswer(parts: Partial<GradedAnswer> = {}): GradedAnswer {
  return {
    asked: labelled(),
    verdict: 'answered',
    probability: 0.9,
    articlePlace: 1,
    passagePlace: 1,
    quotationPlace: 1,
    quotationWords: [20],
    tookMs: 10,
    ...parts,
  };
}
