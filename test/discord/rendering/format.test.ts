import { describe, expect, it } from 'vitest';
import { countOf } from '../../../src/count-of.js';
import { progressLine } from '../../../src/discord/rendering/format.js';

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

describe('progressLine', () => {
  it('counts passages', () => {
    expect(progressLine({ stage: 'embedding', done: 12, total: 40 })).toContain('12 of 40');
  });

  it('has words of its own for every stage', () => {
    const stages = (['fetching', 'reading', 'storing'] as const).map((stage) => progressLine({ stage }));
    expect(new Set(stages).size).toBe(3);
  });
});
