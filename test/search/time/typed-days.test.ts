import { describe, expect, it } from 'vitest';
import { typedDays } from '../../../src/search/time/typed-days.js';

const english = 'January February March April May June July August September October November December'
  .toLowerCase()
  .split(' ')
  .map((name) => [name, name.slice(0, 3)]);
const german = 'januar februar märz april mai juni juli august september oktober november dezember'
  .split(' ')
  .map((name, month) => [name, name.slice(0, 3), ...(english[month] ?? [])]);

/** A Friday. */
const today = '2024-12-13';
const read = (typed: string, names = english) => {
  const days = typedDays(typed, today, 'monday', names);
  return days && `${days.since} ${days.until}`;
};

describe('typedDays', () => {
  it.each([
    ['2024-12-13', '2024-12-13 2024-12-13'],
    [' 2024-2-3 ', '2024-02-03 2024-02-03'],
    ['2025-01-01', '2025-01-01 2025-01-01'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2023', '2023-01-01 2023-12-31'],
    ['13.12.2023', '2023-12-13 2023-12-13'],
    ['3. 4. 2023', '2023-04-03 2023-04-03'],
    ['14.12.', '2023-12-14 2023-12-14'],
    ['2023年12月3日', '2023-12-03 2023-12-03'],
    ['２０２３年２月', '2023-02-01 2023-02-28'],
    ['2023年2月', '2023-02-01 2023-02-28'],
    ['29.2.', '2024-02-29 2024-02-29'],
  ])('reads the numbers of %j', (typed, days) => {
    expect(read(typed)).toBe(days);
  });

  it.each([
    ['13 Dec', '2024-12-13 2024-12-13'],
    ['14 Dec', '2023-12-14 2023-12-14'],
    ['December 3rd, 2022', '2022-12-03 2022-12-03'],
    ['Dec. 3', '2024-12-03 2024-12-03'],
    ['the 3rd of May', '2024-05-03 2024-05-03'],
    ['may', '2024-05-01 2024-05-31'],
    ['FEBRUARY 2023', '2023-02-01 2023-02-28'],
    ['3 to 9 May', '2024-05-03 2024-05-09'],
  ])('reads the month of %j', (typed, days) => {
    expect(read(typed)).toBe(days);
  });

  it.each([
    ['today', '2024-12-13 2024-12-13'],
    ['Yesterday', '2024-12-12 2024-12-12'],
    ['last week', '2024-12-02 2024-12-08'],
    ['last  month', '2024-11-01 2024-11-30'],
    ['this year', '2024-01-01 2024-12-13'],
    ['three days ago', '2024-12-10 2024-12-10'],
    ['a week ago', '2024-12-06 2024-12-06'],
    ['2 months ago', '2024-10-13 2024-10-13'],
    ['monday', '2024-12-09 2024-12-09'],
    ['last 3 days', '2024-12-10 2024-12-13'],
  ])('counts %j from today', (typed, days) => {
    expect(read(typed)).toBe(days);
  });

  it('begins a week where it begins', () => {
    expect(typedDays('last week', today, 'sunday', english)?.since).toBe('2024-12-01');
  });

  it('knows the months of another language', () => {
    expect(read('3. Dez. 2023', german)).toBe('2023-12-03 2023-12-03');
    expect(read('März 2023', german)).toBe('2023-03-01 2023-03-31');
    expect(read('3. Dez. 2023')).toBeNull();
    const turkish = english.map((own, month) => (month === 11 ? ['Aralık', 'Ara'] : own));
    for (const typed of ['3 Aralık 2023', '3 ARALIK 2023', '3 aralik 2023'])
      expect(read(typed, turkish)).toBe('2023-12-03 2023-12-03');
    const portuguese = english.map((own, month) => (month === 2 ? ['março', 'mar'] : own));
    expect(read('3 de março de 2023', portuguese)).toBe('2023-03-03 2023-03-03');
  });

  it.each([
    '',
    '   ',
    'soon',
    'the mayor',
    '31.2.2024',
    '2024-13-01',
    '2024-00',
    '0000',
    '0999-01-01',
    '32 December',
    '30 February',
    '13 14 December',
    'December 2023 2024',
    'what did the mayor say last week',
    `${'x'.repeat(60)} december`,
    '(?:',
    '99999999999999999999 days ago',
  ])('reads nothing in %j', (typed) => {
    expect(read(typed)).toBeNull();
  });
});
