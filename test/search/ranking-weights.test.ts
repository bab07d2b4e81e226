import { expect, test } from 'vitest';
import { nearness, rankingWeights, recency } from '../../src/search/ranking-weights.js';

test('the last days count in full, and later ones less and less', () => {
  expect(recency(0)).toBe(1);
  expect(recency(7)).toBe(1);
  const ages = [10, 11, 20, 60, 365, 3_650];
  const values = ages.map(recency);
  expect(values).toEqual(values.toSorted((left, right) => right - left));
  expect(new Set(values).size).toBe(ages.length);
  expect(values.at(-1)).toBeGreaterThanOrEqual(0);
  expect(recency(365)).toBeLessThan(0.001);
});

test('so do the days around those that are asked about', () => {
  expect([0, 1, 3].map(nearness)).toEqual([1, 1, 1]);
  expect(nearness(17)).toBeCloseTo(Math.exp(-1));
  expect(nearness(4)).toBeGreaterThan(nearness(5));
  expect(nearness(365)).toBeLessThan(0.001);
});

test('the date weighs more where the question asks for it', () => {
  expect(rankingWeights.recentWhenAsked).toBeGreaterThan(rankingWeights.recent);
});
