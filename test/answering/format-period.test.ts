import { expect, test } from 'vitest';
import { formatPeriod } from '../../src/answering/format-period.js';

test.each([
  ['2026-11-07', '2026-11-21', 'from 7 to 21 Nov 2026'],
  ['2026-10-28', '2026-11-11', 'from 28 Oct to 11 Nov 2026'],
  ['2025-12-20', '2026-01-03', 'from 20 Dec 2025 to 3 Jan 2026'],
  ['2025-11-07', '2026-11-21', 'from 7 Nov 2025 to 21 Nov 2026'],
  ['2026-11-07', '2026-11-07', 'of 7 Nov 2026'],
  [null, '2026-11-07', 'up to 7 Nov 2026'],
])('%s to %s', (since, until, words) => {
  expect(formatPeriod(since, until)).toBe(words);
});
