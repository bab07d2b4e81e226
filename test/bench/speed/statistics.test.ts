import { expect, test } from 'vitest';
import { percentile, ratios, spreadOf } from '../../../bench/speed/statistics.js';

test('a spread has the middle value, or the mean of the two in the middle', () => {
  expect(spreadOf([3, 10, 2])).toEqual({ median: 3, least: 2, most: 10, runs: 3 });
  expect(spreadOf([4, 1, 2, 100]).median).toBe(3);
});

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(values, 0.95)).toBe(190);
  expect(percentile(values, 0)).toBe(1);
  expect(percentile([7], 0.99)).toBe(7);
});

test('a ratio is taken run by run, so that a slow run of both does not show', () => {
  expect(ratios([90, 45], [100, 50])).toEqual({ median: 0.9, least: 0.9, most: 0.9, runs: 2 });
});

test('without a value there is no figure', () => {
  expect(() => spreadOf([])).toThrow('nothing');
  expect(() => percentile([], 0.5)).toThrow('nothing');
});
