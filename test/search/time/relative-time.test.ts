import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/search/time/read-time.js';

/** A Friday. */
const asOf = '2026-11-20';

/** Question, the words for a time, the days that are meant, the first day searched, the last one where it lies back. */
const narrowing: readonly (readonly [string, string, string, string, string | null])[] = [
  ['Who resigned today?', 'today', '2026-11-20 2026-11-20', '2026-11-13', null],
  ['What burned down yesterday in Lowmoor?', 'yesterday', '2026-11-19 2026-11-19', '2026-11-12', null],
  [
    'Who spoke the day before yesterday?',
    'day before yesterday',
    '2026-11-18 2026-11-18',
    '2026-11-11',
    null,
  ],
  ['What sank last night?', 'last night', '2026-11-19 2026-11-19', '2026-11-12', null],
  ['Who spoke this morning?', 'this morning', '2026-11-20 2026-11-20', '2026-11-13', null],
  ['Who resigned this week?', 'this week', '2026-11-09 2026-11-20', '2026-11-02', null],
  ['WHO RESIGNED THIS WEEK?', 'THIS WEEK', '2026-11-09 2026-11-20', '2026-11-02', null],
  ['Who was fired this past week?', 'this past week', '2026-11-09 2026-11-20', '2026-11-02', null],
  ['Which bank failed in the last week?', 'the last week', '2026-11-09 2026-11-20', '2026-11-02', null],
  ['Which bank failed last week?', 'last week', '2026-11-09 2026-11-15', '2026-11-02', null],
  ['What did the mayor say last Monday?', 'last Monday', '2026-11-16 2026-11-16', '2026-11-09', null],
  ['Who resigned last Friday?', 'last Friday', '2026-11-13 2026-11-20', '2026-11-06', null],
  ['Who met on Tuesday?', 'on Tuesday', '2026-11-17 2026-11-17', '2026-11-10', null],
  ['who met on tuesday', 'on tuesday', '2026-11-17 2026-11-17', '2026-11-10', null],
  ['Who was hurt on Sunday night?', 'on Sunday night', '2026-11-15 2026-11-15', '2026-11-08', null],
  ['What set off the fire on Tuesday?', 'on Tuesday', '2026-11-17 2026-11-17', '2026-11-10', null],
  ['Who are the two players of last week?', 'last week', '2026-11-09 2026-11-15', '2026-11-02', null],
  ['What did he say last week that will cost him?', 'last week', '2026-11-09 2026-11-15', '2026-11-02', null],
  ['Who won at Tuesday’s vote?', 'Tuesday', '2026-11-17 2026-11-17', '2026-11-10', null],
  ['What happened on Friday?', 'on Friday', '2026-11-13 2026-11-20', '2026-11-06', null],
  ['Who won over the weekend?', 'over the weekend', '2026-11-14 2026-11-15', '2026-11-07', null],
  ['Who won last weekend?', 'last weekend', '2026-11-14 2026-11-15', '2026-11-07', null],
  ['What closed in the last three days?', 'last three days', '2026-11-17 2026-11-20', '2026-11-10', null],
  ['How many were hurt in the past 24 hours?', 'past 24 hours', '2026-11-19 2026-11-20', '2026-11-12', null],
  [
    'What was stolen in the past couple of weeks?',
    'past couple of weeks',
    '2026-11-06 2026-11-20',
    '2026-10-30',
    null,
  ],
  ['What sank two weeks ago?', 'two weeks ago', '2026-11-02 2026-11-10', '2026-10-26', null],
  ['What was said three days ago?', 'three days ago', '2026-11-16 2026-11-18', '2026-11-09', null],
  ['What did the council decide this month?', 'this month', '2026-11-01 2026-11-20', '2026-10-25', null],
  [
    'What did the council decide last month?',
    'last month',
    '2026-10-01 2026-10-31',
    '2026-10-01',
    '2026-11-14',
  ],
  ['Who was charged over last month’s fire?', 'last month', '2026-10-01 2026-10-31', '2026-10-01', null],
  ['What has changed since last month?', 'last month', '2026-10-01 2026-10-31', '2026-10-01', null],
];

/** Longer stretches have no middle: what is searched is narrowed, and newer articles come first as always. */
const long: readonly (readonly [string, string, string])[] = [
  ['Which tennis stars retired this year?', 'this year', '2026-01-01'],
  ['Which banks failed in the past six months?', 'past six months', '2026-05-20'],
];

/** These prefer, and leave nothing out. */
const preferring: readonly (readonly [string, string, string])[] = [
  ['What has the council recently decided?', 'recently', '2026-11-10 2026-11-20'],
  ['What is the latest on the ferry?', 'latest', '2026-11-10 2026-11-20'],
  ['What has he said of late?', 'of late', '2026-11-10 2026-11-20'],
  ['What is left of the wall today?', 'today', '2026-11-20 2026-11-20'],
  ['What is set for this week?', 'this week', '2026-11-09 2026-11-20'],
  ['Who will resign this week?', 'this week', '2026-11-09 2026-11-20'],
  ['Which city is set to host the final this weekend?', 'this weekend', '2026-11-14 2026-11-15'],
  ['Who speaks on Tuesday?', 'on Tuesday', '2026-11-17 2026-11-17'],
  ['Which actor died Sunday?', 'Sunday', '2026-11-15 2026-11-15'],
];

function range(days: { since: string | null; until: string | null } | null | undefined): string | null {
  return days ? `${days.since} ${days.until}` : null;
}

describe('words that count from the day of asking', () => {
  it.each(narrowing)('%s', (question, words, days, since, until) => {
    const time = readTime(question, asOf);
    expect(time).toMatchObject({ kind: 'relative', words, filter: { since, until } });
    expect(range(time?.days)).toBe(days);
  });

  it.each(long)('%s', (question, words, since) => {
    const filter = { since, until: null };
    expect(readTime(question, asOf)).toEqual({ kind: 'relative', words, days: null, filter });
  });

  it.each(preferring)('only prefers: %s', (question, words, days) => {
    const time = readTime(question, asOf);
    expect(time).toMatchObject({ kind: 'relative', words, filter: null });
    expect(range(time?.days)).toBe(days);
  });

  it.each([
    ['2026-11-21', '2026-11-21 2026-11-21'],
    ['2026-11-22', '2026-11-21 2026-11-22'],
    ['2026-11-23', '2026-11-21 2026-11-22'],
    ['2026-11-26', '2026-11-21 2026-11-22'],
  ])('the weekend, asked on %s', (day, days) => {
    expect(range(readTime('Who won over the weekend?', day)?.days)).toBe(days);
  });
});

describe('several times in one question', () => {
  it('takes all of them, from the first to the last', () => {
    const time = readTime('Did he resign over the weekend or on Monday, as he said on Tuesday?', asOf);
    expect(time?.words).toBe('over the weekend … on Monday … on Tuesday');
    expect(range(time?.days)).toBe('2026-11-14 2026-11-17');
    expect(range(time?.filter)).toBe('2026-11-07 null');
  });

  it('lets what narrows go before what only prefers, and a week before a year', () => {
    expect(readTime('Who died Sunday, as was recently said last month?', asOf)?.words).toBe('last month');
    expect(readTime('Who quit this year’s Open this week?', asOf)?.words).toBe('this week');
  });

  it('is as careful as a date where one of them is a date', () => {
    const time = readTime('Who resigned this week after the vote on 3 March 2024?', asOf);
    expect(time).toMatchObject({ kind: 'absolute', filter: { since: '2024-03-03', until: null } });
  });
});
