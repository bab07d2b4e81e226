import { describe, expect, it } from 'vitest';
import { probabilityOfAnswer, type AnswerSigns } from '../../src/answering/answer-model.js';
import { shippedWeights } from '../../src/answering/weights.js';
import { sampleWeights } from './sample-weights.js';

const nothing: AnswerSigns = {
  cosine: 0,
  covered: 0,
  namesMissing: 1,
  matched: 0,
  standsOut: 0,
};
const everything: AnswerSigns = {
  cosine: 0.8,
  covered: 1,
  namesMissing: 0,
  matched: 5,
  standsOut: 1,
};
const middling: AnswerSigns = {
  cosine: 0.5,
  covered: 0.5,
  namesMissing: 0.5,
  matched: 1.5,
  standsOut: 0.5,
};

const speaksForIt = ['cosine', 'covered', 'matched', 'standsOut'] as const;

describe('probabilityOfAnswer', () => {
  it.each(speaksForIt)('grows with %s', (sign) => {
    const steps = [0, 0.2, 0.5, 1].map((value) =>
      probabilityOfAnswer({ ...middling, [sign]: value }, sampleWeights.answer),
    );
    expect(steps).toEqual(steps.toSorted((left, right) => left - right));
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('falls with each name that nothing speaks of', () => {
    const steps = [0, 0.5, 1].map((namesMissing) =>
      probabilityOfAnswer({ ...middling, namesMissing }, sampleWeights.answer),
    );
    expect(steps[0]).toBeGreaterThan(steps[1]!);
    expect(steps[1]).toBeGreaterThan(steps[2]!);
  });

  it('is a logistic of the weighed signs and the bias', () => {
    const none = { ...nothing, namesMissing: 0 };
    const weights = { ...sampleWeights.answer, bias: 0 };
    expect(probabilityOfAnswer(none, weights)).toBe(0.5);
    expect(probabilityOfAnswer({ ...none, cosine: 0.5 }, { ...weights, cosine: Math.log(9) })).toBeCloseTo(
      0.75,
    );
    expect(probabilityOfAnswer(none, { ...weights, bias: -Math.log(9) })).toBeCloseTo(0.1);
  });
});

describe('the shipped weights', () => {
  const { answer } = shippedWeights();

  it('are near 0 where nothing speaks for an answer and near 1 where all does', () => {
    expect(probabilityOfAnswer(nothing, answer)).toBeGreaterThan(0);
    expect(probabilityOfAnswer(nothing, answer)).toBeLessThan(0.05);
    expect(probabilityOfAnswer(everything, answer)).toBeGreaterThan(0.9);
    expect(probabilityOfAnswer(everything, answer)).toBeLessThan(1);
  });

  it('count names that are missing against it', () => {
    expect(answer.namesMissing).toBeLessThan(0);
    expect(answer.bias).toBeLessThan(0);
  });
});
