import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/search/time/read-time.js';

/** A Friday. */
const asOf = '2026-11-20';

/** Question, the words, the days that are meant, the days of articles that are searched. */
const dates: readonly (readonly [string, string, string, string])[] = [
  ['Who resigned in December 2024?', 'in December 2024', '2024-12-01 2024-12-31', '2024-12-01 2025-01-14'],
  ['WHO RESIGNED IN DECEMBER 2024?', 'IN DECEMBER 2024', '2024-12-01 2024-12-31', '2024-12-01 2025-01-14'],
  [
    'In early December 2024, who won the cup?',
    'In early December 2024',
    '2024-12-01 2024-12-31',
    '2024-12-01 2025-01-14',
  ],
  ['Who left in Sept. 2024?', 'in Sept. 2024', '2024-09-01 2024-09-30', '2024-09-01 2024-10-14'],
  [
    'Who left at the end of October 2024?',
    'at the end of October 2024',
    '2024-10-01 2024-10-31',
    '2024-10-01 2024-11-14',
  ],
  [
    'What did the court rule in March last year?',
    'in March last year',
    '2025-03-01 2025-03-31',
    '2025-03-01 2025-04-14',
  ],
  ['What did the court rule in June?', 'in June', '2026-06-01 2026-06-30', '2026-06-01 2026-07-14'],
  ['What happened in December?', 'in December', '2025-12-01 2025-12-31', '2025-12-01 2026-01-14'],
  [
    'What did the court rule last December?',
    'last December',
    '2025-12-01 2025-12-31',
    '2025-12-01 2026-01-14',
  ],
  ['What did Theresa May say in May?', 'in May', '2026-05-01 2026-05-31', '2026-05-01 2026-06-14'],
  ['What was decided in November?', 'in November', '2026-11-01 2026-11-30', '2026-11-01 null'],
  ['Who resigned on 5 November?', 'on 5 November', '2026-11-05 2026-11-05', '2026-10-29 2026-11-19'],
  [
    'Who resigned on the 5th of November 2024?',
    'on the 5th of November 2024',
    '2024-11-05 2024-11-05',
    '2024-10-29 2024-11-19',
  ],
  [
    'What did Powell say on Nov. 5 about rates?',
    'on Nov. 5',
    '2026-11-05 2026-11-05',
    '2026-10-29 2026-11-19',
  ],
  [
    'Who met on Thursday, 3 October 2024?',
    'on Thursday, 3 October 2024',
    '2024-10-03 2024-10-03',
    '2024-09-26 2024-10-17',
  ],
  ['On 2024-12-13, who met?', 'On 2024-12-13', '2024-12-13 2024-12-13', '2024-12-06 2024-12-27'],
  [
    'What burned on the night of 5 May 2024?',
    'on the night of 5 May 2024',
    '2024-05-05 2024-05-05',
    '2024-04-28 2024-05-19',
  ],
  [
    'What happened in the week of 5 May 2024?',
    'in the week of 5 May 2024',
    '2024-04-29 2024-05-05',
    '2024-04-22 2024-05-19',
  ],
  [
    'What happened between 3 and 9 May 2023?',
    'between 3 and 9 May 2023',
    '2023-05-03 2023-05-09',
    '2023-04-26 2023-05-23',
  ],
  [
    'What happened from May 3 to 9, 2023?',
    'from May 3 to 9, 2023',
    '2023-05-03 2023-05-09',
    '2023-04-26 2023-05-23',
  ],
  ['What happened on 3–9 May 2023?', 'on 3–9 May 2023', '2023-05-03 2023-05-09', '2023-04-26 2023-05-23'],
  [
    'What happened between 2023-05-03 and 2023-05-09?',
    'between 2023-05-03 and 2023-05-09',
    '2023-05-03 2023-05-09',
    '2023-04-26 2023-05-23',
  ],
  [
    'What happened on May 3rd-9th, 2023?',
    'on May 3rd-9th, 2023',
    '2023-05-03 2023-05-09',
    '2023-04-26 2023-05-23',
  ],
  [
    'What happened between 5 and 10 March?',
    'between 5 and 10 March',
    '2026-03-05 2026-03-10',
    '2026-02-26 2026-03-24',
  ],
  [
    'What happened between March and May 2023?',
    'between March and May 2023',
    '2023-03-01 2023-05-31',
    '2023-03-01 2023-06-14',
  ],
  [
    'Who came between 28 December and 3 January 2025?',
    'between 28 December and 3 January 2025',
    '2024-12-28 2025-01-03',
    '2024-12-21 2025-01-17',
  ],
];

/** Question, the words, the days of articles that are searched. */
const open: readonly (readonly [string, string, string])[] = [
  ['What has changed since March 2024?', 'since March 2024', '2024-03-01 null'],
  ['What has been built since 3 March 2024?', 'since 3 March 2024', '2024-03-03 null'],
  ['Which road has been closed since June 13?', 'since June 13', '2026-06-13 null'],
  ['Who resigned after the vote on 3 March 2024?', 'on 3 March 2024', '2024-03-03 null'],
  ['How many were jailed since the raids began in March last year?', 'in March last year', '2025-03-01 null'],
  ['What was promised before the election on 5 November?', 'on 5 November', 'null 2026-11-05'],
  ['Who led the council before 3 March 2024?', 'before 3 March 2024', 'null 2024-03-03'],
];

function range(days: { since: string | null; until: string | null } | null | undefined): string | null {
  return days ? `${days.since} ${days.until}` : null;
}

describe('dates that are the time of the question', () => {
  it.each(dates)('%s', (question, words, days, filter) => {
    const time = readTime(question, asOf);
    expect(time).toMatchObject({ kind: 'absolute', words });
    expect([range(time?.days), range(time?.filter)]).toEqual([days, filter]);
  });

  it.each(open)('%s', (question, words, filter) => {
    const time = readTime(question, asOf);
    expect(time).toMatchObject({ kind: 'absolute', words });
    expect(range(time?.filter)).toBe(filter);
  });

  it('takes the election that comes in two days for the one that is meant, and all there is lies before it', () => {
    const question = 'What was promised before the election on 5 November?';
    expect(readTime(question, '2026-11-03')).toBeNull();
    expect(range(readTime(question, '2026-11-06')?.filter)).toBe('null 2026-11-05');
  });
});
