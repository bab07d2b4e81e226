import { describe, expect, it } from 'vitest';
import { quantitiesIn } from '../../../src/answering/disagreement/quantities.js';

function told(sentence: string) {
  return quantitiesIn(sentence).map(({ span, unit, concept, noun }) => {
    const words = sentence.slice(span.start, span.end);
    return [words, unit === 'count' ? (concept ?? noun) : unit];
  });
}

describe('quantitiesIn', () => {
  it.each([
    [
      'At least 12 people were killed and 30 injured.',
      [
        ['At least 12 people were killed', 'deaths'],
        ['30 injured', 'injured'],
      ],
    ],
    ['The storm left 1.2 million customers without power.', [['1.2 million customers', 'custom']]],
    ['Three hundred and four guests came.', [['Three hundred and four guests', 'guest']]],
    ['Half a million people were displaced.', [['Half a million people were displaced', 'displaced']]],
    [
      'The fine is $2.5 million, 40 percent of its sales.',
      [
        ['$2.5 million', '$'],
        ['40 percent', '%'],
      ],
    ],
    ['The bridge is 400 metres long.', [['400 metres', 'metres']]],
    ['It had a magnitude of 6.1.', [['magnitude of 6.1', 'magnitude']]],
    ['Between 10 and 15 people died.', [['Between 10 and 15 people died', 'deaths']]],
    ['12 or more people died.', [['12 or more people died', 'deaths']]],
    ['The driver, 45, and a 12-year-old were there on 3 May 2024 at 8 p.m.', []],
    ['Three of them, two of the 14, and another 12 people.', []],
    ['It rose from 12 dead.', []],
    ['', []],
    ['12', []],
  ])('%s', (sentence, quantities) => {
    expect(told(sentence)).toEqual(quantities);
  });

  it.each([
    ['about 300 guests', 250, 350],
    ['nearly 300 guests', 250, 300],
    ['more than 40,000 guests', 40_000, 50_000],
    ['at least 12 guests', 12, 12],
    ['300 guests', 285, 315],
    ['304 guests', 304, 304],
    ['40 guests', 40, 40],
    ['up to 300 guests', 0, 300],
    ['1.2 million guests', 1_150_000, 1_250_000],
    ['two dozen guests', 21.6, 26.4],
    ['10 to 15 guests', 10, 15],
  ])('%s may be %d to %d', (words, low, high) => {
    const [quantity] = quantitiesIn(`There were ${words} there.`);
    expect(quantity?.interval.low).toBeCloseTo(low);
    expect(quantity?.interval.high).toBeCloseTo(high);
  });

  it('reads a sentence of nothing but numbers in time', () => {
    const started = performance.now();
    expect(quantitiesIn('12 people, '.repeat(2_000))).toHaveLength(2_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
