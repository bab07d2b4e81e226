import { describe, expect, it } from 'vitest';
import type { WeekStart } from '../../../src/search/time/calendar.js';
import { readTime } from '../../../src/search/time/read-time.js';

/** Question, the day of asking, and the days meant where weeks begin on a Monday, a Sunday, a Saturday. */
const weeks: readonly (readonly [string, string, Readonly<Record<WeekStart, string>>])[] = [
  // A Sunday.
  [
    'Which bank failed last week?',
    '2026-11-22',
    {
      monday: '2026-11-09 2026-11-15',
      sunday: '2026-11-15 2026-11-21',
      saturday: '2026-11-14 2026-11-20',
    },
  ],
  // A Monday.
  [
    'Which bank failed last week?',
    '2026-11-23',
    {
      monday: '2026-11-16 2026-11-22',
      sunday: '2026-11-15 2026-11-21',
      saturday: '2026-11-14 2026-11-20',
    },
  ],
  // A Sunday is named.
  [
    'What happened in the week of 5 May 2024?',
    '2026-11-20',
    {
      monday: '2024-04-29 2024-05-05',
      sunday: '2024-05-05 2024-05-11',
      saturday: '2024-05-04 2024-05-10',
    },
  ],
];

describe('the day on which weeks begin', () => {
  it.each(weeks)('%s, asked on %s', (question, asOf, expected) => {
    const read = (['monday', 'sunday', 'saturday'] as const).map((weekStart) => {
      const days = readTime(question, asOf, weekStart)?.days;
      return [weekStart, `${days?.since} ${days?.until}`];
    });
    expect(Object.fromEntries(read)).toEqual(expected);
  });

  it('is a Monday unless told', () => {
    expect(readTime('Which bank failed last week?', '2026-11-22')?.days?.since).toBe('2026-11-09');
  });
});
