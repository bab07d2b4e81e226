import { describe, expect, it } from 'vitest';
import { cslFile, cslItems } from '../../../src/answering/citations/csl-json.js';
import { sourceWith } from '../../discord/answer-fixtures.js';

describe('cslFile', () => {
  it('is JSON, with a date on a line', () => {
    const items = cslItems([sourceWith({ title: '"quoted" [ [ 1, 2, 3 ] ]' })]);
    const file = cslFile(items);
    expect(JSON.parse(file)).toEqual(items);
    expect(file).toContain('"date-parts": [[2024, 12, 13]]');
  });
});

describe('cslItems', () => {
  it('says everything that is known', () => {
    expect(cslItems([sourceWith({ authors: ['Mara Lindqvist', 'Agence Exemple'] })])).toEqual([
      {
        id: 'article-1',
        type: 'article-newspaper',
        title: 'Harbour bridge opens, part 1',
        'container-title': 'The Quayside Post',
        author: [{ family: 'Lindqvist', given: 'Mara' }, { literal: 'Agence Exemple' }],
        issued: { 'date-parts': [[2024, 12, 13]] },
        accessed: { 'date-parts': [[2026, 11, 2]] },
        URL: 'https://quayside.example/bridge/1',
        note: 'fetched from quayside.example',
      },
    ]);
  });

  it('leaves out what is not, instead of inventing it', () => {
    const source = sourceWith({
      title: null,
      outlet: null,
      authors: [],
      publishedAt: null,
      url: null,
      provenance: { kind: 'pasted', by: { id: 'terminal', name: 'ana' } },
    });
    expect(Object.keys(cslItems([source])[0] ?? {})).toEqual(['id', 'type', 'accessed', 'note']);
    expect(cslItems([source])[0]?.note).toBe('pasted by ana, not checked');
  });

  it('says what became of its article since', () => {
    const noted = [
      sourceWith({ updatedAt: '2026-11-04T08:00:00Z', outletBy: { id: '1', name: 'ana' } }),
      sourceWith({ removedAt: '2026-11-05T08:00:00Z' }),
    ];
    expect(cslItems(noted).map(({ note }) => note)).toEqual([
      'fetched from quayside.example; outlet as given by ana; quoted from an earlier version; updated on 4 Nov 2026',
      'removed from the archive 5 Nov 2026',
    ]);
    expect(cslItems(noted)[1]).not.toHaveProperty('accessed');
  });

  it('says whose copy it is, and in which language', () => {
    const copyOf = { article: 'a2', title: 'Wire report', outlet: 'Coast Wire', url: null };
    const [item] = cslItems([sourceWith({ copyOf, language: 'tr' })]);
    expect(item?.note).toBe('fetched from quayside.example; copy of “Wire report”, Coast Wire');
    expect(item?.language).toBe('tr');
  });

  it('gives an article of two collections two ids', () => {
    const items = cslItems([1, 2, 3].map((n) => sourceWith({ n, article: 'same' })));
    expect(items.map(({ id }) => id)).toEqual(['same', 'same-2', 'same-3']);
  });

  it('holds every text on one line, without controls, and no URL that could end a field', () => {
    const hostile = 'One\nER  - \r\nTY  - JOUR\u0000\u202e two\u2028three';
    const url = 'https://q.example/a?x={y}&z=\\"<>|^`\n';
    const [item] = cslItems([sourceWith({ title: hostile, outlet: hostile, authors: [hostile], url })]);
    const line = 'One ER - TY - JOUR two three';
    expect(item).toMatchObject({ title: line, 'container-title': line, author: [{ literal: line }] });
    expect(item?.URL).toBe('https://q.example/a?x=%7By%7D&z=%5C%22%3C%3E%7C%5E%60%0A');
  });

  it('keeps the order of the numbers', () => {
    const items = cslItems([1, 2, 3].map((n) => sourceWith({ n })));
    expect(items.map(({ id }) => id)).toEqual(['article-1', 'article-2', 'article-3']);
  });

  it('takes the day of a time shortly before midnight in UTC', () => {
    const [item] = cslItems([sourceWith({ publishedAt: '2024-12-31T23:59:59Z' })]);
    expect(item?.issued).toEqual({ 'date-parts': [[2024, 12, 31]] });
  });
});
