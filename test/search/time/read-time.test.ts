import { afterEach, expect, test } from 'vitest';
import { readTime } from '../../../src/search/time/read-time.js';
import { processorMs } from '../../processor-time.js';

const asOf = '2026-11-20';
const timeZone = process.env['TZ'];

function since(question: string): string | null | undefined {
  return readTime(question, asOf)?.days?.since;
}

afterEach(() => {
  if (timeZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = timeZone;
});

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kathmandu'])(
  'the clock of the machine has no say (%s)',
  (zone) => {
    process.env['TZ'] = zone;
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(since('Who met on Tuesday?')).toBe('2026-11-17');
    expect(since('Who met on 5 November 2024?')).toBe('2024-11-05');
    expect(since('Who met in the last three days?')).toBe('2026-11-17');
    expect(since('Who met in March 2024?')).toBe('2024-03-01');
    expect(since('Who met yesterday?')).toBe('2026-11-19');
  },
);

test.each([
  ['2024-03-01', 'Who met yesterday?', '2024-02-29'],
  ['2026-01-01', 'What was said last month?', '2025-12-01'],
  ['2026-01-01', 'Who met on Wednesday?', '2025-12-31'],
  ['2026-03-20', 'What was said one month ago?', '2026-02-05'],
  ['2026-02-20', 'What was said in February?', '2026-02-01'],
  ['2026-01-31', 'What was said in February?', '2025-02-01'],
])('asked on %s: %s', (day, question, first) => {
  expect(readTime(question, day)?.days?.since).toBe(first);
});

test.each(['0000-01-01', '0099-06-01', '9999-12-31'])('a day of asking that is none (%s)', (day) => {
  expect(readTime('Who resigned this week?', day)).toBeNull();
});

test('a pasted text speaks of its own days', () => {
  expect(readTime(`Who resigned this week? ${'It was a cold day. '.repeat(40)}`, asOf)).toBeNull();
});

const hostile = [
  '1'.repeat(600),
  '1 2 3 4 5 6 7 8 9 '.repeat(33),
  '1-1-'.repeat(150),
  'last '.repeat(120),
  'in the last '.repeat(50),
  'on last this past '.repeat(33),
  'last week '.repeat(60),
  'last 1 day 2 days '.repeat(33),
  'on monday '.repeat(60),
  'on May 5, '.repeat(60),
  'between 5 to 6 to '.repeat(33),
  'in May to '.repeat(60),
  `${'since a '.repeat(70)}in May 2023`,
  'half an hour '.repeat(46),
  '"“‘'.repeat(200),
  `${'A '.repeat(290)}Sunday`,
  'Aa’'.repeat(200),
  ' '.repeat(600),
  '\ud800'.repeat(600),
  `did ${'x'.repeat(590)}ed`,
  'word '.repeat(500),
];

test.each(hostile)('takes no time over a question made to take some (%#)', (question) => {
  // 11 ms at most were measured; a pattern that runs away takes seconds.
  expect(processorMs(() => readTime(question, asOf))).toBeLessThan(300);
});

test('a time is found whatever stands before it', () => {
  for (const text of [
    '1'.repeat(500),
    '-1'.repeat(250),
    'word '.repeat(90),
    '😀'.repeat(200),
    '?!'.repeat(200),
  ]) {
    expect(readTime(`${text}. Who resigned this week?`, asOf)?.words).toBe('this week');
  }
});
