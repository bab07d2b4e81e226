import { describe, expect, test } from 'vitest';
import { leadingDate, parseDate } from '../../../src/reading/text/date-text.js';

describe('parseDate', () => {
  test.each([
    ['2024-12-13', '2024-12-13'],
    ['2024/12/13', '2024-12-13'],
    ['20241213', '2024-12-13'],
    ['2024-12-13T08:30:00Z', '2024-12-13T08:30:00Z'],
    ['2024-12-13T08:30:15.250Z', '2024-12-13T08:30:15Z'],
    ['2024-12-13T23:30:00-05:00', '2024-12-14T04:30:00Z'],
    ['2024-12-13T08:30:00+0530', '2024-12-13T03:00:00Z'],
    ['2024-12-13 08:30 UTC', '2024-12-13T08:30:00Z'],
    ['2024-12-13 08:30:00', '2024-12-13'],
    ['Fri, 13 Dec 2024 10:00:00 GMT', '2024-12-13T10:00:00Z'],
    ['13 December 2024', '2024-12-13'],
    ['13th of December, 2024', '2024-12-13'],
    ['December 13, 2024', '2024-12-13'],
    ['Dec. 13, 2024', '2024-12-13'],
    ['Friday, December 13, 2024 at 5:12 p.m. EST', '2024-12-13'],
    ['13 Dec 2024, 14:05 GMT', '2024-12-13'],
    ['May 8, 2022, 11:59 a.m. ET', '2022-05-08'],
    ['13. Dezember 2024', '2024-12-13'],
    ['13 décembre 2024', '2024-12-13'],
    ['13 de diciembre de 2024', '2024-12-13'],
    ['13 de dezembro de 2024', '2024-12-13'],
    ['13 Aralık 2024', '2024-12-13'],
    ['13.12.2024', '2024-12-13'],
    ['03.04.2024', '2024-04-03'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['2024年12月13日', '2024-12-13'],
  ])('%j is %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  test.each([
    ['', 'nothing'],
    ['on Friday', 'a weekday'],
    ['December 13', 'no year'],
    ['13 Dec', 'no year'],
    ['03/04/2024', 'day and month could be exchanged'],
    ['2024-02-30', 'no such day'],
    ['2024-13-01', 'no such month'],
    ['31 November 2024', 'no such day'],
    ['0001-01-01', 'too early'],
    ['2024', 'only a year'],
    ['2024-12-13 was a Friday', 'prose'],
    ['13 Smith 2024', 'no month'],
    ['yesterday', 'a word'],
    ['1734086400', 'a number'],
  ])('%j is no date: %s', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

test('leadingDate says how much of the text it takes', () => {
  expect(leadingDate('2024-12-13 Bridge opens')).toEqual({ iso: '2024-12-13', length: 10 });
  expect(leadingDate('13 December 2024 Bridge opens')).toEqual({ iso: '2024-12-13', length: 16 });
  expect(leadingDate('Bridge opens 2024-12-13')).toBeNull();
});
