import { describe, expect, it } from 'vitest';
import { asksAboutRecentDays, daysBetween } from '../../src/search/time-words.js';

describe('asksAboutRecentDays', () => {
  it.each([
    'Who resigned this week?',
    'Who resigned LAST WEEKEND?',
    'Which bank failed this past month?',
    'What burned down yesterday?',
    'Who met on Tuesday?',
    'What has the council recently decided?',
    'Who spoke this morning?',
  ])('%s', (question) => {
    expect(asksAboutRecentDays(question)).toBe(true);
  });

  it.each([
    'Who resigned?',
    'Who resigned in 2019?',
    'Who owns the Weekly Lantern?',
    'What is the Sunday roast of Lowmoor?',
    'How long does a week in space last?',
    '',
  ])('not: %s', (question) => {
    expect(asksAboutRecentDays(question)).toBe(false);
  });
});

describe('daysBetween', () => {
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
