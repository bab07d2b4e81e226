import { describe, expect, test } from 'vitest';
import type { FeedRhythm } from '../../../src/archive/feeds.js';
import { nextAfterFailure, nextAfterSuccess } from '../../../src/reading/feeds/poll-schedule.js';

const now = Date.parse('2026-03-02T10:30:00Z'); // A Monday.
const never = (): number => 0;
const rhythm = (parts: Partial<FeedRhythm>): FeedRhythm => ({
  intervalMinutes: null,
  skipHours: [],
  skipDays: [],
  ...parts,
});
const after = (parts: Partial<FeedRhythm> | null, random = never): string =>
  new Date(nextAfterSuccess(now, parts && rhythm(parts), random)).toISOString().slice(0, 16);

describe('after a success', () => {
  test.each([
    ['an hour later', null, '2026-03-02T11:30'],
    ['an hour later, though it asks for less', { intervalMinutes: 1 }, '2026-03-02T11:30'],
    ['later where it asks for that', { intervalMinutes: 360 }, '2026-03-02T16:30'],
    ['a week later, though it asks for a century', { intervalMinutes: 52_560_000 }, '2026-03-09T10:30'],
    ['not in hours that it skips', { skipHours: [11, 12] }, '2026-03-02T13:00'],
    ['not on days that it skips', { skipDays: [1, 2] }, '2026-03-04T00:00'],
    [
      'at once where it skips all',
      { skipHours: Array.from({ length: 24 }, (_, hour) => hour) },
      '2026-03-02T11:30',
    ],
  ] as const)('%s', (_, parts, moment) => {
    expect(after(parts)).toBe(moment);
  });

  test('feeds drift apart, and never come early', () => {
    expect(after(null, () => 0.999)).toBe('2026-03-02T11:34');
  });
});

const hours = (failures: number, retryAtMs: number | null = null, random = never): number =>
  (nextAfterFailure(now, failures, retryAtMs, random) - now) / 3_600_000;

describe('after a failure', () => {
  test('one hour, two, four … at most a day, spread', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((failures) => hours(failures))).toEqual([1, 2, 4, 8, 16, 24, 24]);
    expect(hours(2, null, () => 0.5)).toBe(2.25);
  });

  test('not before the server wants', () => {
    expect(hours(1, now + 5 * 3_600_000)).toBe(5);
    expect(hours(3, now + 1_000)).toBe(4);
  });
});
