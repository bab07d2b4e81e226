import { describe, expect, it } from 'vitest';
import { countOf } from '../src/count-of.js';

describe('countOf', () => {
  it.each([
    [0, '0 articles'],
    [1, '1 article'],
    [2, '2 articles'],
    [12345, '12,345 articles'],
  ])('%i', (count, words) => {
    expect(countOf(count, 'article')).toBe(words);
  });
});
