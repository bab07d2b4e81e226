import { expect, test } from 'vitest';
import { calendarDay } from '../../src/archive/calendar-day.js';
import { outletKey } from '../../src/archive/outlet-key.js';

test('names of one outlet have one key', () => {
  for (const name of ['The Post', ' the  POST ', 'Ｔｈｅ Post']) expect(outletKey(name)).toBe('the post');
  expect(outletKey('The Posts')).not.toBe('the post');
  expect(outletKey(' ')).toBe('');
});

test('a day is the first part of a moment', () => {
  expect(calendarDay('2024-12-13T08:30:00Z')).toBe('2024-12-13');
  expect(calendarDay('2024-12-13')).toBe('2024-12-13');
  expect(calendarDay(null)).toBe('');
});
