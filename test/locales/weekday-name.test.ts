import { expect, it } from 'vitest';
import { weekdayName } from '../../src/locales/weekday-name.js';

it('names the days of the week in each language, Sunday first', () => {
  expect([0, 1, 6].map((weekday) => weekdayName(weekday, 'en'))).toEqual(['Sunday', 'Monday', 'Saturday']);
  expect([0, 1, 6].map((weekday) => weekdayName(weekday, 'de'))).toEqual(['Sonntag', 'Montag', 'Samstag']);
});
