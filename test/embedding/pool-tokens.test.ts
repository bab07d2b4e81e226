import { describe, expect, test } from 'vitest';
import { poolTokens } from '../../src/embedding/pool-tokens.js';

describe('poolTokens', () => {
  const twoTokens = Float32Array.of(3, 0, 0, 3, 8, 0);

  test('mean: the direction of the sum, at unit length', () => {
    const vector = poolTokens(twoTokens, 3, 'mean');
    expect(vector[0]).toBeCloseTo(6 / 10);
    expect(vector[1]).toBeCloseTo(8 / 10);
    expect(vector[2]).toBe(0);
  });

  test('cls: the first token alone', () => {
    expect([...poolTokens(twoTokens, 3, 'cls')]).toEqual([1, 0, 0]);
  });

  test.each([
    ['zeros', [0, 0]],
    ['not numbers', [Number.NaN, 1]],
    ['infinite', [Number.POSITIVE_INFINITY, 1]],
    ['no tokens', []],
  ])('%s have no direction', (_, numbers) => {
    expect(() => poolTokens(Float32Array.from(numbers), 2, 'mean')).toThrow('without a direction');
  });
});
