import type { LabelledQuestion } from '../../src/evaluation/labelled-questions.js';

/** A labelled question, but for what is given. */
export function labelled(parts: Partial<LabelledQuestion> = {}): LabelledQuestion {
  return {
    id: 'q1',
    question: 'Who opened the Lowmoor bridge?',
    date: '2026-03-16',
    answers: ['Ada Lund'],
    relevant: ['echo-1'],
    ...parts,
  };
}
