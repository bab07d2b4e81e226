import { describe, expect, it } from 'vitest';
import { cslItems } from '../../src/answering/csl-json.js';
import { sourceWith } from '../discord/answer-fixtures.js';

describe('cslItems', () => {
  it('says everything that is known', () => {
    expect(cslItems([sourceWith({ authors: ['Mara Lindqvist', 'Agence Exemple'] })])).toEqual([
      {
        id: 'article-1',
        type: 'article-newspaper',
        title: 'Harbour bridge opens, part 1',
        'container-title': 'The Quayside Post',
        author: [{ literal: 'Mara Lindqvist' }, { literal: 'Agence Exemple' }],
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

  it('keeps the order of the numbers', () => {
    const items = cslItems([1, 2, 3].map((n) => sourceWith({ n })));
    expect(items.map(({ id }) => id)).toEqual(['article-1', 'article-2', 'article-3']);
  });

  it('takes the day of a time shortly before midnight in UTC', () => {
    const [item] = cslItems([sourceWith({ publishedAt: '2024-12-31T23:59:59Z' })]);
    expect(item?.issued).toEqual({ 'date-parts': [[2024, 12, 31]] });
  });
});
