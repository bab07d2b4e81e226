import { describe, expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { textHash } from '../../../src/archive/text-hash.js';
import { formsOf, sampleContent, samplePassages, sampleVector } from '../../archive/sample-articles.js';
import { add, bridge, everything, ferry, textsOf, undated, type Subject } from './samples.js';

/** Adding, versions, duplicates, and what was stored. */
export function describeArticles(subject: () => Subject): void {
  describe('articles', () => {
    test('an added article comes back as it was given', async () => {
      const { local } = subject();
      const added = await add(local, ferry);
      expect(added).toMatchObject({ status: 'added', passages: 2 });
      const { original: _original, ...content } = ferry;
      expect(await local.article(added.article.id)).toMatchObject({ ...content, version: 1 });
      expect(added.article.id).toMatch(/^a[0-9a-z]{15}$/);
      expect(await local.versionText(added.article.id, 1)).toBe(ferry.text);
      expect(await local.articleCount()).toBe(1);
      expect(await local.stats()).toMatchObject({
        articles: 1,
        passages: 2,
        answers: 0,
        collection: 'local',
      });
    });

    test('an id depends on what identifies the article, not on the archive', async () => {
      const { archive, local } = subject();
      const one = await add(local, ferry);
      const other = await add(archive.collection(guildCollection('5')), ferry);
      expect(other.article.id).toBe(one.article.id);
      expect((await add(local, bridge)).article.id).not.toBe(one.article.id);
    });

    test('the same text is a duplicate, whatever its spaces and wherever it is from', async () => {
      const { local } = subject();
      const first = await add(local, ferry);
      const again = {
        ...ferry,
        url: 'https://copy.example/x',
        text: ferry.text.replace('\n\n', ' \n\n\n '),
      };
      expect(await add(local, again)).toMatchObject({
        status: 'duplicate',
        passages: 0,
        article: { id: first.article.id, url: ferry.url, version: 1 },
      });
      expect(await local.articleCount()).toBe(1);
    });

    test.each([
      ['URL', { externalId: null }],
      ['external id', { url: null }],
    ])('another text under the same %s is a new version', async (_identity, parts) => {
      const { local } = subject();
      const first = await add(local, ferry);
      const changed = sampleContent({
        ...ferry,
        ...parts,
        text: 'Now the ferry skips the island of Torsund.',
      });
      const second = await add(local, changed);
      expect(second).toMatchObject({
        status: 'updated',
        passages: 1,
        article: { id: first.article.id, version: 2, url: ferry.url, externalId: 'ext-ferry' },
      });
      expect(await local.articleCount()).toBe(1);
      expect(await local.versionText(first.article.id, 1)).toBe(ferry.text);
      expect(await local.versionText(first.article.id, 2)).toBe(changed.text);
      expect(await local.keyword(formsOf('tickets'), { limit: 5, filter: everything })).toEqual([]);
      expect((await local.termFrequencies([formsOf('tickets')])).documents).toEqual([0]);
      const near = await local.nearest(sampleVector(ferry.text), { limit: 5, filter: everything });
      expect(await textsOf(local, near)).toEqual([changed.text]);
      expect(await local.stats()).toMatchObject({ articles: 1, passages: 1 });
    });

    test('an article that has got another URL is still met by its first', async () => {
      const { local } = subject();
      const first = await add(local, ferry);
      const moved = 'https://harbour.example/moved';
      await add(local, { ...ferry, url: moved, text: 'The ferry has moved.' });
      const again = await add(local, { ...ferry, externalId: null, text: 'The ferry is back.' });
      expect(again).toMatchObject({ status: 'updated', article: { id: first.article.id, version: 3 } });
    });

    test.each([
      'http://harbour.example/ferry',
      'https://www.harbour.example/ferry/',
      'https://m.harbour.example/ferry?utm_source=x#top',
      'https://harbour.example/ferry/amp',
      'https://harbour.example/amp/ferry',
      'https://harbour.example/ferry?amp=1',
      'https://www.google.com/amp/s/harbour.example/ferry',
      'https://harbour-example.cdn.ampproject.org/c/s/harbour.example/ferry',
    ])('%s is the same article, which keeps its better address', async (url) => {
      const { local } = subject();
      const first = await add(local, { ...ferry, externalId: null });
      const text = 'Now the ferry skips the island of Torsund.';
      const second = await add(local, { ...ferry, externalId: null, url, text });
      expect(second).toMatchObject({ status: 'updated', article: { id: first.article.id, url: ferry.url } });
    });

    test('an article that came from a mobile page gets the address of the page itself', async () => {
      const { local } = subject();
      await add(local, { ...ferry, url: 'http://m.harbour.example/ferry' });
      const text = 'Now the ferry skips the island of Torsund.';
      const second = await add(local, { ...ferry, text });
      expect(second).toMatchObject({ status: 'updated', article: { url: ferry.url } });
    });

    test('find says which part of the identity met', async () => {
      const { local } = subject();
      await add(local, ferry);
      const hash = textHash(ferry.text);
      const unknown = textHash('something else');
      const find = (url: string | null, externalId: string | null, hashed: string) =>
        local.find({ url, externalId, textHash: hashed });
      expect(await find(ferry.url, null, hash)).toMatchObject({ same: 'text' });
      expect(await find(ferry.url, null, unknown)).toMatchObject({ same: 'url' });
      expect(await find(null, 'ext-ferry', unknown)).toMatchObject({ same: 'external-id' });
      expect(await find('https://valley.example/bridge', 'ext-bridge', unknown)).toBeNull();
    });

    test('an original is kept byte for byte', async () => {
      const { local } = subject();
      const original = {
        mediaType: 'text/html; charset=utf-8',
        bytes: new Uint8Array([0, 255, 10, 13, 7]),
      };
      const { article } = await add(local, { ...ferry, original });
      expect(await local.original(article.id, 1)).toEqual(original);
      expect(await local.original(article.id, 2)).toBeNull();
    });

    test('lists pages in order of id, outlets by number of articles, and counts the undated', async () => {
      const { local } = subject();
      for (const content of [ferry, bridge, undated]) await add(local, content);
      const fair = sampleContent({
        ...bridge,
        url: null,
        publishedAt: null,
        outlet: 'VALLEY courier',
        text: 'The fair begins on Sunday.',
      });
      await add(local, fair);
      await add(local, { ...fair, outlet: 'Valley Courier', text: 'The fair ended early.' });
      const first = await local.articles({ after: null, limit: 3 });
      const rest = await local.articles({ after: first[2]?.id ?? null, limit: 3 });
      const ids = [...first, ...rest].map((article) => article.id);
      expect(ids).toHaveLength(5);
      expect(ids).toEqual(ids.toSorted());
      expect(await local.outlets()).toEqual(['Valley Courier', 'Harbour Post']);
      expect(await local.undatedCount(null)).toBe(3);
      expect(await local.undatedCount('No Such Outlet')).toBe(0);
      expect(await local.stats()).toMatchObject({ oldest: ferry.publishedAt, newest: bridge.publishedAt });
    });

    test('ids made to break a query find nothing', async () => {
      const { local } = subject();
      await add(local, ferry);
      for (const id of ["' OR 1=1 --", '"; DROP TABLE articles; --', '%', '*', '\0', '']) {
        expect(await local.article(id)).toBeNull();
        expect(await local.versionText(id, 1)).toBeNull();
        expect(await local.answer(id)).toBeNull();
        expect(await local.find({ url: id, externalId: id, textHash: id })).toBeNull();
      }
      expect(await local.articleCount()).toBe(1);
    });

    test.each([
      ['a passage beyond the text', { end: 10_000 }],
      ['an empty passage', { end: 0 }],
      ['a sentence outside its passage', { sentences: [{ start: 0, end: 60 }] }],
      ['a vector of another dimension', { vector: new Float32Array([1]) }],
      ['a vector that is no number', { vector: sampleVector('x').fill(Number.NaN) }],
      ['a vector of another length', { vector: sampleVector('x').map((number) => number * 2) }],
    ])('refuses %s, and keeps nothing', async (_case, parts) => {
      const { local } = subject();
      const [passage, ...rest] = samplePassages(ferry.text);
      if (!passage) throw new Error('The sample has no passage.');
      await expect(local.add(ferry, [...rest, { ...passage, ...parts }])).rejects.toThrow(/Passage 0-/);
      expect(await local.articleCount()).toBe(0);
      expect(await local.keyword(formsOf('ferry'), { limit: 5, filter: everything })).toEqual([]);
    });
  });
}
