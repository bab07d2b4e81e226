import { describe, expect, it } from 'vitest';
import { parseTimeOfDay } from '../../src/discord/time-of-day.js';

describe('a time of day', () => {
  it.each([
    ['08:00', 480],
    ['8', 480],
    [' 8.05 ', 485],
    ['17h30', 1050],
    ['0:00', 0],
    ['23:59', 1439],
    ['12 am', 0],
    ['12:15 pm', 735],
    ['8:30PM', 1230],
    ['1 p.m.', 780],
  ])('is read as people write it: %s', (text, minutes) => {
    expect(parseTimeOfDay(text)).toBe(minutes);
  });

  it.each(['', '24:00', '8:60', '13 pm', '0 am', 'noon', '8:3', '-1', '08:00:00', '8:00 <@1>', '９:00'])(
    'is refused with the way out where it is none: "%s"',
    (text) => {
      expect(() => parseTimeOfDay(text)).toThrow(`“${text}” is no time of day`);
    },
  );
});
