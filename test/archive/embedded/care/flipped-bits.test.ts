import { expect, test } from 'vitest';
import { flipBits, outcomeOf, unharmed } from './flipped-bits.js';

test.each([
  ['collection', 3, 43],
  ['desk', 2, 44],
] as const)(
  'no bit that flips in a %s goes unseen, and what is found is mended',
  async (kind, flips, seed) => {
    const judged = await flipBits({ kind, articles: 24, flips, seed, repair: true });
    expect(judged).toHaveLength(flips);
    expect(judged.filter((each) => !unharmed.test(outcomeOf(each)))).toEqual([]);
  },
);
