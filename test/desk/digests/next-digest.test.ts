import { describe, expect, it } from 'vitest';
import { nextDigestMs } from '../../../src/desk/digests/next-digest.js';
import { momentOfWallTime, wallTimeMs } from '../../../src/desk/digests/wall-clock.js';

const at = (hour: number, minute = 0) => ({ minuteOfDay: hour * 60 + minute, weekday: null });

/** The moments of so many digests after a moment. */
function digests(
  times: Parameters<typeof nextDigestMs>[0],
  timeZone: string,
  after: string,
  count: number,
): readonly string[] {
  const moments: string[] = [];
  let afterMs = Date.parse(after);
  while (moments.length < count) {
    afterMs = nextDigestMs(times, timeZone, afterMs);
    moments.push(new Date(afterMs).toISOString().replace(':00.000Z', 'Z'));
  }
  return moments;
}

describe('when a digest is posted', () => {
  it.each([
    ['before it on the same day', '2026-03-02T06:59:59.999Z', '2026-03-02T07:00Z'],
    ['at that moment, on the next day', '2026-03-02T07:00:00.000Z', '2026-03-03T07:00Z'],
    ['late in the evening', '2026-03-02T23:30:00Z', '2026-03-03T07:00Z'],
  ])('set %s', (_, after, expected) => {
    expect(digests(at(8), 'Europe/Berlin', after, 1)).toEqual([expected]);
  });

  it.each([
    ['Europe/Berlin', '2026-03-27T12:00Z', ['2026-03-28T07:00Z', '2026-03-29T06:00Z', '2026-03-30T06:00Z']],
    ['Europe/Berlin', '2026-10-23T12:00Z', ['2026-10-24T06:00Z', '2026-10-25T07:00Z', '2026-10-26T07:00Z']],
    [
      'America/New_York',
      '2026-03-06T18:00Z',
      ['2026-03-07T13:00Z', '2026-03-08T12:00Z', '2026-03-09T12:00Z'],
    ],
    [
      'America/New_York',
      '2026-10-30T18:00Z',
      ['2026-10-31T12:00Z', '2026-11-01T13:00Z', '2026-11-02T13:00Z'],
    ],
    ['Asia/Kathmandu', '2026-03-28T12:00Z', ['2026-03-29T02:15Z', '2026-03-30T02:15Z', '2026-03-31T02:15Z']],
    ['UTC', '2026-03-28T12:00Z', ['2026-03-29T08:00Z', '2026-03-30T08:00Z', '2026-03-31T08:00Z']],
  ])('keeps to eight by the clocks of %s, after %s', (zone, after, expected) => {
    expect(digests(at(8), zone, after, 3)).toEqual(expected);
  });

  it.each([
    // 2:00 to 3:00 is skipped.
    ['Europe/Berlin', at(2, 30), '2026-03-28T12:00Z', ['2026-03-29T01:00Z', '2026-03-30T00:30Z']],
    ['Europe/Berlin', at(2, 0), '2026-03-28T12:00Z', ['2026-03-29T01:00Z', '2026-03-30T00:00Z']],
    ['Europe/Berlin', at(3, 0), '2026-03-28T12:00Z', ['2026-03-29T01:00Z', '2026-03-30T01:00Z']],
    ['Europe/Berlin', at(1, 59), '2026-03-28T12:00Z', ['2026-03-29T00:59Z', '2026-03-29T23:59Z']],
    ['America/New_York', at(2, 30), '2026-03-07T18:00Z', ['2026-03-08T07:00Z', '2026-03-09T06:30Z']],
    // Half an hour is skipped.
    ['Australia/Lord_Howe', at(2, 15), '2026-10-03T00:00Z', ['2026-10-03T15:30Z', '2026-10-04T15:15Z']],
    // The clocks go on at midnight: the day begins at one.
    ['Africa/Cairo', at(0, 0), '2026-04-23T12:00Z', ['2026-04-23T22:00Z', '2026-04-24T21:00Z']],
  ])('is posted when the clocks of %s go on, where they skip its time', (zone, times, after, expected) => {
    expect(digests(times, zone, after, 2)).toEqual(expected);
  });

  it.each([
    ['Europe/Berlin', at(2, 30), '2026-10-24T12:00Z', ['2026-10-25T00:30Z', '2026-10-26T01:30Z']],
    ['America/New_York', at(1, 0), '2026-10-31T18:00Z', ['2026-11-01T05:00Z', '2026-11-02T06:00Z']],
  ])('is posted once where the clocks of %s show its time twice', (zone, times, after, expected) => {
    expect(digests(times, zone, after, 2)).toEqual(expected);
  });

  it('is posted once where it is set between the two times of one hour', () => {
    expect(digests(at(2, 30), 'Europe/Berlin', '2026-10-25T00:45Z', 1)).toEqual(['2026-10-26T01:30Z']);
  });

  it('comes on its weekday, over a change of the clocks', () => {
    const sunday = { minuteOfDay: 2 * 60 + 30, weekday: 0 };
    expect(digests(sunday, 'Europe/Berlin', '2026-03-20T12:00Z', 3)).toEqual([
      '2026-03-22T01:30Z',
      '2026-03-29T01:00Z',
      '2026-04-05T00:30Z',
    ]);
    const monday = { minuteOfDay: 0, weekday: 1 };
    expect(digests(monday, 'Asia/Kathmandu', '2026-03-01T18:00Z', 2)).toEqual([
      '2026-03-01T18:15Z',
      '2026-03-08T18:15Z',
    ]);
  });

  it('is posted when a day begins that follows on one which a country left out', () => {
    expect(digests(at(8), 'Pacific/Apia', '2011-12-29T12:00Z', 3)).toEqual([
      '2011-12-29T18:00Z',
      '2011-12-30T10:00Z',
      '2011-12-30T18:00Z',
    ]);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns'])(
    'comes once on each day of two years in %s, whenever its clocks may be changed',
    (zone) => {
      for (const minuteOfDay of [0, 1, 60, 90, 120, 150, 180]) {
        const days = digests({ minuteOfDay, weekday: null }, zone, '2026-01-01T12:00Z', 730).map((moment) =>
          new Date(wallTimeMs(Date.parse(moment), zone)).toISOString().slice(0, 10),
        );
        expect(new Set(days).size).toBe(730);
        const span = Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '');
        expect(span).toBe(729 * 86_400_000);
      }
    },
  );
});

describe('the time on a wall', () => {
  it.each([
    ['UTC', '2026-03-02T07:00:00.123Z', '2026-03-02T07:00:00.123Z'],
    ['Asia/Kathmandu', '2026-03-02T07:00:00Z', '2026-03-02T12:45:00.000Z'],
    ['America/New_York', '2026-03-02T04:59:59.999Z', '2026-03-01T23:59:59.999Z'],
    ['Europe/Berlin', '1969-12-31T22:30:00.500Z', '1969-12-31T23:30:00.500Z'],
  ])('of %s at %s is %s', (zone, moment, expected) => {
    const wall = wallTimeMs(Date.parse(moment), zone);
    expect(new Date(wall).toISOString()).toBe(expected);
    expect(momentOfWallTime(wall, zone)).toBe(Date.parse(moment));
  });
});
