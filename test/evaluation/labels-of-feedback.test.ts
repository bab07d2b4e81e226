import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { labelOf, ratedAnswers } from '../../src/evaluation/labels-of-feedback.js';
import { answerWith } from '../discord/answer-fixtures.js';

const opinion = (answer: Answer, personId: string, helpful: boolean, reason: string | null = null) => ({
  opinion: { answerId: answer.id, personId, helpful, reason, givenAt: '2026-11-20T10:00:00.000Z' },
  answer,
});
const rated = (answer: Answer, helpful = 1, unhelpful = 0) => ({ answer, helpful, unhelpful, reasons: [] });
const nothing = answerWith({ id: 'miss', verdict: 'nothing', findings: [], sources: [] });

describe('what people think of answers', () => {
  it('is counted by answer, with the reasons', () => {
    const [one, other] = [answerWith({ id: 'one' }), answerWith({ id: 'other' })];
    const opinions = [
      opinion(one, '7', true),
      opinion(one, '8', false, 'Old'),
      opinion(other, '7', false, 'Wrong'),
    ];
    expect(ratedAnswers(opinions)).toEqual([
      { answer: one, helpful: 1, unhelpful: 1, reasons: ['Old'] },
      { answer: other, helpful: 0, unhelpful: 1, reasons: ['Wrong'] },
    ]);
  });

  it('makes a labelled question where most found it helpful', () => {
    const answer = answerWith();
    const [finding] = answer.findings;
    const [source] = answer.sources;
    expect(labelOf(rated(answer))).toEqual({
      kind: 'answerable',
      line: {
        id: answer.id,
        question: answer.question,
        date: answer.asOf,
        answers: [finding?.quote],
        relevant: [source?.externalId ?? source?.article],
      },
    });
    expect(labelOf(rated(nothing))).toEqual({
      kind: 'unanswerable',
      line: { id: 'miss', question: nothing.question, date: nothing.asOf },
    });
  });

  it('makes none where it does not say what is right', () => {
    expect(labelOf(rated(answerWith(), 1, 1))).toBeNull();
    expect(labelOf(rated(answerWith({ filters: { since: null, until: null, outlet: 'BBC' } })))).toBeNull();
    const [source] = answerWith().sources;
    const removed = source && { ...source, removedAt: '2026-11-20T10:00:00.000Z' };
    expect(labelOf(rated(answerWith({ sources: removed ? [removed] : [] })))).toBeNull();
  });
});
