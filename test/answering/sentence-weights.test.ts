import { describe, expect, it } from 'vitest';
import { meritOf, promiseOf, type SentenceSigns } from '../../src/answering/sentence-weights.js';

const middling: SentenceSigns = {
  coveredBySentence: 0.5,
  coveredWithPrevious: 0.5,
  holdsKind: 0.5,
  behindBest: -1,
  newFacts: 0.5,
  length: 0.5,
  isQuestion: 0,
  cosine: 0.5,
};

const speaksForIt = ['coveredBySentence', 'coveredWithPrevious', 'holdsKind', 'newFacts'] as const;

describe.each([
  ['promiseOf', promiseOf],
  ['meritOf', meritOf],
] as const)('%s', (_name, weigh) => {
  it.each(speaksForIt)('grows with %s', (sign) => {
    expect(weigh({ ...middling, [sign]: 1 })).toBeGreaterThan(weigh(middling));
    expect(weigh({ ...middling, [sign]: 0 })).toBeLessThan(weigh(middling));
  });

  it('falls with every step that its passage lies behind', () => {
    expect(weigh({ ...middling, behindBest: -2 })).toBeLessThan(weigh(middling));
  });

  it('lets a question lose against a statement that holds half of its words', () => {
    const quiz = { ...middling, coveredBySentence: 1, coveredWithPrevious: 1, isQuestion: 1 };
    expect(weigh(quiz)).toBeLessThan(weigh(middling));
  });
});

it('only the merit knows the cosine', () => {
  const nearer = { ...middling, cosine: 0.9 };
  expect(meritOf(nearer)).toBeGreaterThan(meritOf(middling));
  expect(promiseOf(nearer)).toBe(promiseOf(middling));
});
