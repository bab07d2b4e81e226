import { describe, expect, it } from 'vitest';
import { commonZones, isTimeZone, parseTimeZone } from '../../src/desk/time-zone.js';

describe('a time zone that is typed', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [' BERLIN ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['utc', 'UTC'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Etc/GMT+3', 'Etc/GMT+3'],
  ])('%j is %s', (typed, zone) => {
    expect(parseTimeZone(typed)).toBe(zone);
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '/',
    'Mars/Olympus',
    '+01:00',
    '-3',
    'x'.repeat(5000),
    "'; --",
    'Europe',
    '\u202EUTC',
    '🙂',
  ])('%j is none', (typed) => {
    expect(() => parseTimeZone(typed)).toThrow('is no time zone that I know');
    expect(isTimeZone(typed)).toBe(false);
  });

  it('is offered only where Node knows it', () => {
    expect(commonZones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});
