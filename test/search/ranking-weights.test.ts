import { expect, test } from 'vitest';
import { shippedWeightsFile } from '../../src/read-weights.js';
import {
  articleSignNames,
  nearness,
  readRankingWeights,
  recency,
  weighArticle,
} from '../../src/search/ranking-weights.js';
import { noArticleSigns, sampleRankingWeights } from './sample-ranking-weights.js';

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

test('an article is worth its signs by their weights, and nothing where nothing speaks for it', () => {
  expect(weighArticle(noArticleSigns, sampleRankingWeights)).toBe(0);
  for (const sign of articleSignNames) {
    const score = weighArticle({ ...noArticleSigns, [sign]: 0.5 }, sampleRankingWeights);
    expect(score).toBe(sampleRankingWeights[sign] / 2);
  }
  const two = { ...noArticleSigns, cosine: 1, recent: 1 };
  expect(weighArticle(two, sampleRankingWeights)).toBe(
    sampleRankingWeights.cosine + sampleRankingWeights.recent,
  );
});

test('the shipped weights let nothing that speaks for an article count against it', () => {
  const shipped = readRankingWeights(shippedWeightsFile);
  expect(Object.keys(shipped)).toEqual([...articleSignNames]);
  expect(articleSignNames.filter((sign) => shipped[sign] < 0)).toEqual([]);
  const telling = ['cosine', 'inTime', 'recent', 'namedOutlet'] as const;
  expect(telling.filter((sign) => shipped[sign] === 0)).toEqual([]);
});
