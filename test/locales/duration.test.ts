import { describe, expect, it } from 'vitest';
import { durationIn } from '../../src/locales/duration.js';

describe('durationIn', () => {
  it.each([
    [1, '1 second'],
    [59, '59 seconds'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [7_199, '120 minutes'],
    [7_201, '3 hours'],
    [86_400, '24 hours'],
    [172_800, '2 days'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(durationIn('en-GB', seconds)).toBe(words);
  });

  it('speaks the language', () => {
    expect(durationIn('de-DE', 10_800)).toBe('3 Stunden');
  });
});
