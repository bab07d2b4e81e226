import { describe, expect, it } from 'vitest';
import { probabilityOfAnswer, type AnswerSigns } from '../../src/answering/answer-model.js';

const nothing: AnswerSigns = {
  sentenceCosine: 0,
  covered: 0,
  namesMissing: 1,
  keyword: 0,
  holdsKind: 0,
  matched: 0,
};
const everything: AnswerSigns = {
  sentenceCosine: 1,
  covered: 1,
  namesMissing: 0,
  keyword: 1,
  holdsKind: 1,
  matched: 4,
};
const middling: AnswerSigns = {
  sentenceCosine: 0.5,
  covered: 0.5,
  namesMissing: 0.5,
  keyword: 0.3,
  holdsKind: 0.5,
  matched: 1.5,
};

describe('probabilityOfAnswer', () => {
  it.each(['sentenceCosine', 'covered', 'keyword', 'holdsKind', 'matched'] as const)(
    'grows with %s',
    (sign) => {
      const steps = [0, 0.2, 0.5, 1].map((value) => probabilityOfAnswer({ ...middling, [sign]: value }));
      expect(steps).toEqual(steps.toSorted((left, right) => left - right));
      expect(new Set(steps).size).toBe(steps.length);
    },
  );

  it('falls with each name that nothing speaks of', () => {
    const steps = [0, 0.5, 1].map((namesMissing) => probabilityOfAnswer({ ...middling, namesMissing }));
    expect(steps[0]).toBeGreaterThan(steps[1]!);
    expect(steps[1]).toBeGreaterThan(steps[2]!);
  });

  it('is a probability, near 0 where nothing speaks for it and near 1 where all does', () => {
    expect(probabilityOfAnswer(nothing)).toBeGreaterThan(0);
    expect(probabilityOfAnswer(nothing)).toBeLessThan(0.01);
    expect(probabilityOfAnswer(everything)).toBeGreaterThan(0.95);
    expect(probabilityOfAnswer(everything)).toBeLessThan(1);
  });
});
