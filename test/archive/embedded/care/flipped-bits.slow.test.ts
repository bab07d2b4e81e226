import { expect, test } from 'vitest';
import { flipBits, outcomeOf, unharmed } from './flipped-bits.js';

test.each([
  ['collection', 200, 11],
  ['desk', 50, 12],
] as const)('of the bits of a %s none flips unseen', async (kind, flips, seed) => {
  const judged = await flipBits({ kind, articles: 60, flips, seed, repair: false });
  expect(judged).toHaveLength(flips);
  expect(judged.filter(({ judgement }) => judgement === 'missed')).toEqual([]);
});

test.each([
  ['collection', 10, 41],
  ['desk', 4, 42],
] as const)('what is found of the bits that flip in a %s is mended', async (kind, flips, seed) => {
  const judged = await flipBits({ kind, articles: 24, flips, seed, repair: true });
  expect(judged).toHaveLength(flips);
  expect(judged.filter((each) => !unharmed.test(outcomeOf(each)))).toEqual([]);
});
