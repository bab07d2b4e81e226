import { describe, expect, it } from 'vitest';
import type { SameEvent } from '../../../src/answering/disagreement/differing-values.js';
import { deaths, differing } from './differing-reports.js';

describe('their order and their place', () => {
  it('is that of the dates, the undated first, whichever is better', () => {
    const reports = [
      { text: 'The crash killed 16 people.', date: '2024-03-12' },
      { text: '14 people died in the crash.', date: '2024-03-10' },
      { text: 'The crash left 12 people dead.', date: null },
    ];
    expect(differing(deaths, reports).values).toEqual([
      '12 people dead',
      '14 people died',
      'killed 16 people',
    ]);
  });

  it('is behind the others, for a number that was not among the findings', () => {
    const reports = [
      'The crash killed 12 people.',
      'A bell rang in the harbour.',
      'Gulls flew over the pier.',
      'It left 14 people dead.',
    ];
    const { values, chosen } = differing(deaths, reports, { limit: 3 });
    expect(values).toEqual(['killed 12 people', '14 people dead']);
    expect(chosen.map(({ quote }) => quote)).toEqual([reports[0], reports[1], reports[3]]);
  });

  it('is in the quotation that shows it already, whichever sentence that is quoted for', () => {
    const reports = ['The ferry hit the pier at noon on Monday. It left 12 people dead.', '14 people died.'];
    const { values, chosen } = differing(deaths, reports);
    expect(values).toEqual(['12 people dead', '14 people died']);
    expect(chosen.map(({ quote }) => quote)).toEqual(reports);
  });

  it('is in a quotation that repeats nothing of another', () => {
    const noon = `The ferry left at noon ${'with all of its flags flying in the wind '.repeat(2)}and no pilot.`;
    const fog = `The fog came in from the north ${'and hid the lights of the harbour '.repeat(3)}before one.`;
    const toll = 'It left 12 people dead.';
    const { values, chosen } = differing(deaths, [`${noon} ${fog} ${toll}`, '14 people died.'], { limit: 3 });
    expect(values).toEqual(['12 people dead', '14 people died']);
    expect(chosen.map(({ quote }) => quote)).toEqual([`${noon} ${fog}`, '14 people died.', toll]);
  });

  it('is taken where the other only repeats the words', () => {
    const wire = 'The ferry hit the north pier of the harbour at noon on Monday, killing people on its deck:';
    const reports = [`${wire} 12 people died.`, `${wire} 14 people died.`];
    expect(differing(deaths, reports).values).toEqual(['12 people died', '14 people died']);
  });

  it('is nowhere where there is room for one finding only', () => {
    const { values, chosen } = differing(deaths, ['12 people died.', '14 people died.'], { limit: 1 });
    expect(values).toEqual([]);
    expect(chosen).toHaveLength(1);
  });
});

/** Two articles tell of one event where both are among these. */
function together(...ids: readonly string[]): SameEvent {
  return (left, right) => ids.includes(left.id) && ids.includes(right.id);
}

describe('one event', () => {
  const reports = [
    'The crash killed 12 people.',
    'A crash killed 14 people.',
    'The crash of the ferry left 16 dead.',
  ];

  it('is told by articles whose numbers may differ', () => {
    const { values } = differing(deaths, reports, { sameEvent: together('article-0', 'article-1') });
    expect(values).toEqual(['killed 12 people', 'killed 14 people']);
  });

  it('passes over an article of another, and finds one of the same behind it', () => {
    const { values } = differing(deaths, reports, { sameEvent: together('article-0', 'article-2') });
    expect(values).toEqual(['killed 12 people', '16 dead']);
  });

  it.each<[string, SameEvent]>([
    ['none is told by two', () => false],
    ['only others tell one', together('article-1', 'article-2')],
  ])('where %s, nothing differs', (_, sameEvent) => {
    const { values, chosen } = differing(deaths, reports, { sameEvent });
    expect(values).toEqual([]);
    expect(chosen).toHaveLength(reports.length);
  });
});
