import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { seedsCollection } from '../../../src/archive/collection-id.js';
import { formsOf, sampleVector } from '../../archive/sample-articles.js';
import { add, bridge, everything, ferry, textsOf, undated, type Subject } from './samples.js';

/** Dense and keyword search, and their filters. */
export function describeSearch(subject: () => Subject): void {
  describe('search', () => {
    beforeEach(async () => {
      const { local } = subject();
      for (const content of [ferry, bridge, undated]) await add(local, content);
    });

    test('the nearest passage comes first, with its cosine', async () => {
      const { local } = subject();
      const query = sampleVector('Lorries take the tunnel instead.');
      const found = await local.nearest(query, { limit: 3, filter: everything });
      expect(found).toHaveLength(3);
      expect(found[0]?.score).toBeCloseTo(1, 5);
      expect(found.map((hit) => hit.score)).toEqual(found.map((hit) => hit.score).toSorted((a, b) => b - a));
      expect((await textsOf(local, found))[0]).toBe('Lorries take the tunnel instead.');
      expect(await local.nearest(query, { limit: 0, filter: everything })).toEqual([]);
    });

    test('passages come in the order asked for, with article, sentences and vectors', async () => {
      const { local } = subject();
      const found = await local.nearest(sampleVector('ferry'), { limit: 6, filter: everything });
      const ids = found.map((hit) => hit.passageId).toReversed();
      const passages = await local.passages([...ids, 987_654]);
      expect(passages.map((passage) => passage.id)).toEqual(ids);
      for (const passage of passages) {
        expect(passage.text).toBe(passage.article.text.slice(passage.start, passage.end));
        expect(passage.sentences).toEqual([{ start: passage.start, end: passage.end }]);
      }
      const vectors = await local.vectors(ids);
      expect(vectors).toEqual(passages.map((passage) => sampleVector(passage.text)));
    });

    test('words find passages of any form of them, also by title', async () => {
      const { local } = subject();
      const options = { limit: 5, filter: everything };
      expect(await textsOf(local, await local.keyword(formsOf('tickets'), options))).toEqual([
        'Tickets cost nine crowns, said the mayor.',
      ]);
      const byPlace = await local.keyword(formsOf('odenvik', 'repairs'), options);
      expect(await textsOf(local, byPlace)).toEqual([
        'The old bridge near Odenvik is closed for repairs.',
        'The new ferry stops at Odenvik twice a day.',
      ]);
      expect(byPlace[0]?.score).toBeGreaterThan(byPlace[1]?.score ?? Infinity);
      expect(byPlace[1]?.score).toBeGreaterThan(0);
      expect(await local.keyword(formsOf('opens'), options)).toHaveLength(2);
      expect(await local.keyword([], options)).toEqual([]);
      expect(await local.keyword(formsOf('volcano'), options)).toEqual([]);
    });

    test('whole articles are found by words of their title and of all their passages', async () => {
      const { local } = subject();
      const options = { limit: 5, filter: everything };
      const found = await local.keywordArticles(formsOf('odenvik', 'tickets'), options);
      const articles = await Promise.all(found.map(({ articleId }) => local.article(articleId)));
      expect(articles.map((article) => article?.title)).toEqual([ferry.title, bridge.title]);
      expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? Infinity);
      const none = { ...everything, since: '2999-01-01', keepUndated: false };
      expect(await local.keywordArticles(formsOf('odenvik'), { limit: 5, filter: none })).toEqual([]);
      expect(await local.keywordArticles([], options)).toEqual([]);
    });

    test('an article counts its words, those of its newest version only', async () => {
      const { local } = subject();
      const [found] = await local.keywordArticles(formsOf('tickets'), { limit: 1, filter: everything });
      const id = found?.articleId ?? '';
      expect((await local.termCounts([id, 'a-unknown'])).get(id)?.count('ticket')).toBe(1);
      expect((await local.termCounts([id, 'a-unknown'])).size).toBe(1);
      await add(local, { ...ferry, text: 'The ferry stays in port until the ice has gone.' });
      expect((await local.termCounts([id])).get(id)?.count('ticket')).toBe(0);
      expect(await local.keywordArticles(formsOf('tickets'), { limit: 1, filter: everything })).toEqual([]);
    });

    test('words of another language are found as they are written, without their accents', async () => {
      const { local } = subject();
      const text = 'Die Brücke in Odenvik ist gesperrt.';
      await add(local, { ...bridge, url: null, text, language: 'de' });
      const options = { limit: 5, filter: everything };
      const found = await local.keyword([['brucke']], options);
      expect(await textsOf(local, found)).toEqual([text]);
      const [article] = await local.keywordArticles([['brucke', 'in', 'odenvik']], options);
      const counts = (await local.termCounts([article?.articleId ?? ''])).get(article?.articleId ?? '');
      expect(counts?.countForms([['brucke'], ['gesperrt']])).toBe(2);
      expect(await local.keyword(formsOf('Brücke'), options)).toEqual([]);
    });

    test('of each article the nearest passage', async () => {
      const { local } = subject();
      const query = sampleVector('Lorries take the tunnel instead.');
      const [best] = await local.nearest(query, { limit: 1, filter: everything });
      const [passage] = await local.passages([best?.passageId ?? 0]);
      const nearest = await local.nearestOf([passage?.articleId ?? '', 'a-unknown'], query);
      expect(nearest).toEqual([best]);
    });

    test('frequencies count passages that hold any form of a term, once each', async () => {
      const { local } = subject();
      const { passages, documents } = await local.termFrequencies([
        formsOf('odenvik'),
        formsOf('seals', 'lorries'),
        formsOf('old bridge', 'bridge old'),
        formsOf('volcano'),
        [],
      ]);
      expect(passages).toBe(6);
      expect(documents).toEqual([2, 2, 1, 0, 0]);
    });

    test.each<[string, Partial<SearchFilter>, readonly (string | null)[]]>([
      ['nothing', {}, [null, 'Bridge closed', 'Ferry line opens']],
      ['since', { since: '2025-05-03' }, ['Bridge closed']],
      ['since its day', { since: '2025-05-02' }, ['Bridge closed', 'Ferry line opens']],
      ['until its day', { until: '2025-05-02' }, [null, 'Ferry line opens']],
      ['until the day before', { until: '2025-05-01' }, [null]],
      ['until, dated only', { until: '2025-05-02', keepUndated: false }, ['Ferry line opens']],
      ['dated only', { keepUndated: false }, ['Bridge closed', 'Ferry line opens']],
      ['a range', { since: '2025-06-01', until: '2025-06-30' }, ['Bridge closed']],
      ['an outlet in capitals', { outlet: ' VALLEY  Courier' }, ['Bridge closed']],
      ['half the name of an outlet', { outlet: 'Valley' }, []],
      ['an outlet and a range that do not meet', { outlet: 'Valley Courier', until: '2025-06-01' }, []],
    ])('a filter by %s holds for both searches', async (_case, parts, titles) => {
      const { local } = subject();
      const options = { limit: 10, filter: { ...everything, ...parts } };
      const dense = await local.nearest(sampleVector('anything'), options);
      const words = await local.keyword(formsOf('ferry', 'bridge', 'lighthouse'), options);
      for (const hits of [dense, words]) {
        const passages = await local.passages(hits.map((hit) => hit.passageId));
        const found = new Set(passages.map((passage) => passage.article.title));
        expect(found).toEqual(new Set(titles));
      }
      expect(await local.holds(options.filter)).toBe(titles.length > 0);
    });

    test('an empty collection holds nothing, and of a new version only that counts', async () => {
      const { archive, local } = subject();
      expect(await archive.collection(seedsCollection).holds(everything)).toBe(false);
      const dated = { ...everything, since: '2025-05-02', until: '2025-05-02', keepUndated: false };
      expect(await local.holds(dated)).toBe(true);
      await add(local, { ...ferry, publishedAt: '2025-07-01', text: 'The ferry stays in port.' });
      expect(await local.holds(dated)).toBe(false);
    });

    test('terms made to break a query are only words', async () => {
      const { local } = subject();
      const hostile = [
        '"a" OR NEAR(b',
        "'",
        '"',
        '-x',
        'a:b',
        'title:x*',
        '^',
        'AND',
        '(',
        '🙂',
        '',
        '\0',
        '\ud800',
      ];
      const options = { limit: 5, filter: everything };
      for (const term of hostile) {
        for (const form of [[term], [term, term], ['seal', term]]) {
          await expect(local.keyword([form, ...formsOf('seals')], options)).resolves.toHaveLength(1);
        }
        expect((await local.termFrequencies([[[term]]])).documents).toEqual([0]);
      }
      const many = Array.from({ length: 2_000 }, (_, index) => `word${index}`);
      await expect(local.keyword(formsOf(...many, 'seals'), options)).resolves.toHaveLength(1);
    });
  });
}
