import { expect, it } from 'vitest';
import { monthName, monthSpellings } from '../../src/locales/month-name.js';

it('names a month as the language does', () => {
  expect(monthName('2024-03', 'en')).toBe('March 2024');
  expect(monthName('2024-03', 'de')).toBe('März 2024');
});

it('knows how months are spelt, in full and in short', () => {
  expect(monthSpellings('en')[8]).toEqual(['September', 'Sept']);
  expect(monthSpellings('de').map(([name]) => name)).toContain('März');
  expect(monthSpellings('de')).toHaveLength(12);
  expect(monthSpellings('de')).toBe(monthSpellings('de'));
});
