import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, endOfMonth, latestWeekday } from '../../../src/search/time/calendar.js';
import { daysOfArticles, daysOutside } from '../../../src/search/time/time-window.js';

const asOf = '2026-11-20';

describe('days of the articles that may tell of some days', () => {
  it.each([
    ['a day', '2026-05-05', '2026-05-05', '2026-04-28', '2026-05-19'],
    ['a week', '2026-05-04', '2026-05-10', '2026-04-27', '2026-05-24'],
    ['a month, without the days before', '2026-02-01', '2026-02-28', '2026-02-01', '2026-03-14'],
    ['what ends two weeks ago', '2026-11-01', '2026-11-05', '2026-10-25', '2026-11-19'],
    ['what ends so late that nothing newer is left out', '2026-11-01', '2026-11-06', '2026-10-25', null],
    ['what ends in the future', '2026-11-01', '2026-11-30', '2026-11-01', null],
  ])('%s', (_case, since, until, first, last) => {
    expect(daysOfArticles({ since, until }, asOf)).toEqual({ since: first, until: last });
  });

  it('stays open where the days are', () => {
    expect(daysOfArticles({ since: '2026-05-05', until: null }, asOf).until).toBeNull();
    expect(daysOfArticles({ since: null, until: '2026-05-05' }, asOf)).toEqual({
      since: null,
      until: '2026-05-19',
    });
  });
});

describe('days by which an article misses', () => {
  const may = { since: '2024-05-03', until: '2024-05-09' };

  it.each([
    ['2024-05-03', 0],
    ['2024-05-09T23:59:00Z', 0],
    ['2024-05-02', 1],
    ['2024-05-13', 4],
    ['2023-05-03', 366],
  ])('%s: %i', (publishedAt, days) => {
    expect(daysOutside(publishedAt, may)).toBe(days);
  });

  it('misses nothing on an open side', () => {
    expect(daysOutside('1999-01-01', { since: null, until: '2024-05-09' })).toBe(0);
    expect(daysOutside('2099-01-01', { since: '2024-05-09', until: null })).toBe(0);
  });
});

describe('the calendar', () => {
  it('counts over the ends of months and years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29');
    expect(endOfMonth('2026-12-05')).toBe('2026-12-31');
    expect(latestWeekday(asOf, 5)).toBe(asOf);
    expect(latestWeekday(asOf, 6)).toBe('2026-11-14');
  });

  it.each([
    ['2026-03-19', '2026-03-20', 1],
    ['2026-03-20', '2026-03-20', 0],
    ['2026-03-19T23:59:00Z', '2026-03-20', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-25', '2026-03-20', 0],
  ])('%s to %s', (earlier, later, days) => {
    expect(daysBetween(earlier, later)).toBe(days);
  });
});
