import { describe, expect, it } from 'vitest';
import { durationWords } from '../../src/cli/import-progress.js';

describe('durationWords', () => {
  it.each([
    [0, '1 second'],
    [40_400, '40 seconds'],
    [99_000, '99 seconds'],
    [100_000, '2 minutes'],
    [60 * 60_000, '60 minutes'],
    [5 * 60 * 60_000, '5 hours'],
  ])('says %d ms as %s', (durationMs, words) => {
    expect(durationWords(durationMs)).toBe(words);
  });
});
