import { describe, expect, it } from 'vitest';
import { dayChoices, type DayOffer } from '../../src/discord/day-choices.js';
import { wordingIn } from '../../src/locales/wording.js';

const months = [
  { month: '2024-12', articles: 42, oldest: '2024-12-01', newest: '2024-12-12' },
  { month: '2024-11', articles: 1, oldest: '2024-11-05', newest: '2024-11-05' },
  { month: '2023-02', articles: 1_200, oldest: '2023-02-03', newest: '2023-02-28' },
];
/** A Friday. */
const today = '2024-12-13';
const offered = (offer: Partial<DayOffer> = {}, language: 'en' | 'de' = 'en') =>
  dayChoices(
    { end: 'since', typed: '', other: null, today, weekStart: 'monday', months, ...offer },
    wordingIn(language),
  );
const names = (offer: Partial<DayOffer> = {}, language: 'en' | 'de' = 'en') =>
  offered(offer, language).map(({ name }) => name);
const values = (offer: Partial<DayOffer> = {}) => offered(offer).map(({ value }) => value);

describe('dayChoices', () => {
  it('offers first days from which there is something, by the calendar and by the archive', () => {
    expect(names()).toEqual([
      '12 Dec 2024 – yesterday',
      '9 Dec 2024 – start of this week',
      '1 Dec 2024 – start of this month',
      '1 Jan 2024 – start of this year',
      '3 Feb 2023 – the oldest article',
      '1 Nov 2024 – November 2024 (1 article)',
      '1 Feb 2023 – February 2023 (1,200 articles)',
    ]);
    expect(values()[0]).toBe('2024-12-12');
  });

  it('offers last days up to which there is something', () => {
    expect(names({ end: 'until' })).toEqual([
      '13 Dec 2024 – today',
      '12 Dec 2024 – yesterday',
      '8 Dec 2024 – end of last week',
      '30 Nov 2024 – end of last month',
      '31 Dec 2023 – end of last year',
      '3 Feb 2023 – the oldest article',
      '31 Dec 2024 – December 2024 (42 articles)',
      '28 Feb 2023 – February 2023 (1,200 articles)',
    ]);
  });

  it('speaks the language, and understands it', () => {
    expect(names({ typed: 'gestern' }, 'de')).toEqual(['12. Dez. 2024 – gestern']);
    expect(names({ typed: 'nov' }, 'de')).toEqual(['1. Nov. 2024 – November 2024 (1 Artikel)']);
    expect(names({ typed: '3. März 2024' }, 'de')).toEqual(['3. März 2024 – Sonntag']);
    expect(names({ typed: 'last week' }, 'de')).toEqual(['2. Dez. 2024 – Montag']);
  });

  it('puts first what the typed text reads as', () => {
    expect(names({ typed: 'yesterday' })).toEqual(['12 Dec 2024 – yesterday']);
    expect(values({ typed: 'last week' })).toEqual(['2024-12-02']);
    expect(values({ typed: 'last week', end: 'until' })).toEqual(['2024-12-08']);
    expect(names({ typed: '14 Nov' })).toEqual(['14 Nov 2024 – Thursday']);
    expect(names({ typed: '2024-11-1' })[0]).toBe('1 Nov 2024 – November 2024 (1 article)');
  });

  it('narrows by what stands in a name or begins a day', () => {
    expect(values({ typed: 'OLDEST' })).toEqual(['2023-02-03']);
    expect(values({ typed: '2023-' })).toEqual(['2023-02-03', '2023-02-01']);
    expect(values({ typed: 'no such time' })).toEqual([]);
    expect(values({ typed: '(?:' })).toEqual([]);
  });

  it('keeps to the other end where that is given, but for what is typed in full', () => {
    expect(values({ other: '2023-12-31' })).toEqual(['2023-02-03', '2023-02-01']);
    expect(values({ end: 'until', other: '2024-12-12' })).toEqual(['2024-12-13', '2024-12-12', '2024-12-31']);
    expect(values({ other: '2023-12-31', typed: '2024-12-01' })).toEqual(['2024-12-01']);
  });

  it('offers the calendar where nothing has a date', () => {
    expect(values({ months: [] })).toEqual([
      '2024-12-13',
      '2024-12-12',
      '2024-12-09',
      '2024-12-01',
      '2024-01-01',
    ]);
  });

  it('says a day once on the first of a year that begins a week', () => {
    expect(names({ today: '2024-01-01', months: [] })).toEqual([
      '1 Jan 2024 – today',
      '31 Dec 2023 – yesterday',
    ]);
    expect(values({ weekStart: 'saturday', months: [] })).toContain('2024-12-07');
  });

  it('keeps to what Discord takes, of an archive of a hundred years', () => {
    const many = Array.from({ length: 1_200 }, (_, back) => {
      const month = new Date(Date.UTC(2024, 11 - back, 1)).toISOString().slice(0, 7);
      return { month, articles: 1, oldest: `${month}-02`, newest: `${month}-03` };
    });
    const choices = offered({ months: many });
    expect(choices).toHaveLength(25);
    expect(choices.map(({ value }) => value)).toContain('1925-01-02');
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(value).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(values({ months: many, typed: '1931-05' })).toEqual(['1931-05-01']);
    expect(values({ typed: 'y'.repeat(6_000) })).toEqual([]);
  });
});
