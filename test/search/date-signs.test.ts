import { describe, expect, it } from 'vitest';
import { datesOf } from '../../src/search/date-signs.js';
import { nearness, recency } from '../../src/search/ranking-weights.js';
import type { DayRange, TimeWindow } from '../../src/search/time/time-window.js';

const asOf = '2026-03-20';
const may = timeOf({ since: '2024-05-01', until: '2024-05-31' });

function timeOf(days: DayRange | null): TimeWindow {
  return { kind: 'absolute', words: 'then', days, filter: null };
}

describe('datesOf', () => {
  it('goes by the day of asking where the question says no time', () => {
    expect(datesOf('2026-03-20', asOf, null)).toEqual({ inTime: 0, recent: 1 });
    expect(datesOf('2026-02-18', asOf, null)).toEqual({ inTime: 0, recent: recency(30) });
    expect(datesOf('2026-02-18T23:00:00Z', asOf, null)).toEqual({ inTime: 0, recent: recency(30) });
  });

  it('goes by the time where it says one, before and after it', () => {
    expect(datesOf('2024-05-17', asOf, may)).toEqual({ inTime: 1, recent: 0 });
    expect(datesOf('2024-04-21', asOf, may)).toEqual({ inTime: nearness(10), recent: 0 });
    expect(datesOf('2024-06-30', asOf, may)).toEqual({ inTime: nearness(30), recent: 0 });
    const before = timeOf({ since: null, until: '2024-05-31' });
    expect(datesOf('1999-01-01', asOf, before)).toEqual({ inTime: 1, recent: 0 });
  });

  it('goes by the day of asking where all days of the time are alike', () => {
    expect(datesOf('2026-03-20', asOf, timeOf(null))).toEqual({ inTime: 0, recent: 1 });
  });

  it('counts what is dated after the day of asking as new', () => {
    expect(datesOf('2026-03-22', asOf, null).recent).toBe(1);
    expect(datesOf('2031-01-01', asOf, null).recent).toBe(1);
  });

  it('says nothing for an undated article', () => {
    for (const time of [null, may]) expect(datesOf(null, asOf, time)).toEqual({ inTime: 0, recent: 0 });
  });
});
