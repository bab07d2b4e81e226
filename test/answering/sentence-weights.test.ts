import { describe, expect, it } from 'vitest';
import { likelihoods, type SentenceSigns } from '../../src/answering/sentence-weights.js';
import { shippedWeights } from '../../src/answering/weights.js';
import { sampleWeights } from './sample-weights.js';

const middling: SentenceSigns = {
  coveredBySentence: 0.5,
  coveredWithPrevious: 0.5,
  holdsKind: 0.5,
  behindBest: -1,
  newFacts: 0.5,
  isQuestion: 0,
};

/** How likely the first of two is. */
function against(one: SentenceSigns, other: SentenceSigns, weights = sampleWeights.sentences): number {
  return likelihoods([one, other], weights)[0] ?? Number.NaN;
}

describe('likelihoods', () => {
  it.each(['coveredBySentence', 'coveredWithPrevious', 'holdsKind', 'newFacts'] as const)(
    'grow with %s',
    (sign) => {
      expect(against({ ...middling, [sign]: 1 }, middling)).toBeGreaterThan(0.5);
      expect(against({ ...middling, [sign]: 0 }, middling)).toBeLessThan(0.5);
    },
  );

  it('are a softmax: together 1, alike where nothing tells sentences apart', () => {
    const rich = { ...middling, coveredBySentence: 1 };
    const found = likelihoods([middling, rich, middling], sampleWeights.sentences);
    expect(found.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(found[0]).toBe(found[2]);
    expect(found[1]! / found[0]!).toBeCloseTo(Math.exp(0.5 * sampleWeights.sentences.coveredBySentence));
    expect(likelihoods([middling], sampleWeights.sentences)).toEqual([1]);
  });

  it('stay numbers however far apart sentences lie', () => {
    const far = { ...middling, behindBest: -10_000 };
    expect(likelihoods([far, middling], sampleWeights.sentences)).toEqual([0, 1]);
    expect(likelihoods([far, far], sampleWeights.sentences)).toEqual([0.5, 0.5]);
  });

  it('of nothing are none', () => {
    expect(likelihoods([], sampleWeights.sentences)).toEqual([]);
  });
});

describe('the shipped weights', () => {
  const weights = shippedWeights().sentences;

  it('let a question lose against a statement that holds half of its words', () => {
    const quiz = { ...middling, coveredBySentence: 1, coveredWithPrevious: 1, isQuestion: 1 };
    expect(against(quiz, middling, weights)).toBeLessThan(0.5);
  });

  it('take the sentence with the words of the question, and that of the better passage', () => {
    const covering = { ...middling, coveredBySentence: 1, coveredWithPrevious: 1 };
    expect(against(covering, middling, weights)).toBeGreaterThan(0.5);
    expect(against({ ...middling, behindBest: -3 }, middling, weights)).toBeLessThan(0.5);
  });
});
