import { describe, expect, it } from 'vitest';
import { progressLine } from '../../../src/discord/rendering/progress-line.js';
import { wordingIn } from '../../../src/locales/wording.js';

const english = wordingIn('en');

describe('progressLine', () => {
  it('counts passages', () => {
    expect(progressLine({ stage: 'embedding', done: 12, total: 1400 }, english)).toContain('12 of 1,400');
    expect(progressLine({ stage: 'embedding', done: 12, total: 1400 }, wordingIn('de'))).toContain(
      '12 von 1.400',
    );
  });

  it('has words of its own for every stage', () => {
    const stages = (['fetching', 'reading', 'storing'] as const).map((stage) =>
      progressLine({ stage }, english),
    );
    expect(new Set(stages).size).toBe(3);
  });
});
