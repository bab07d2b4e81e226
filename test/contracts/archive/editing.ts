import { describe, expect, test } from 'vitest';
import { formsOf, samplePassages, sampleVector } from '../../archive/sample-articles.js';
import { sampleGrouping, sampleJudge } from '../../archive/sample-stories.js';
import { add, bridge, everything, ferry, textsOf, type Subject } from './samples.js';

const ana = { id: '1', name: 'ana' };
const options = { limit: 5, filter: everything };

/** Facts that are corrected by hand. */
export function describeEditing(subject: () => Subject): void {
  describe('editing', () => {
    const corrected = { ...ferry, title: 'Steamer opens', publishedAt: '2024-01-05', editedBy: ana };

    test('makes a version of the same text with other facts, by which it is then found', async () => {
      const { local } = subject();
      const { article } = await add(local, { ...ferry, addedBy: ana });
      const grouping = sampleGrouping('ferry', sampleJudge({}));
      const edited = await local.edit(article, corrected, samplePassages(ferry.text), grouping);
      expect(edited).toMatchObject({ id: article.id, version: 2, title: 'Steamer opens', editedBy: ana });
      expect(edited).toMatchObject({ addedBy: ana, externalId: 'ext-ferry', text: ferry.text });
      expect(await local.article(article.id)).toEqual(edited);
      const versions = await local.versions(article.id);
      expect(versions.map(({ editedBy }) => editedBy)).toEqual([null, ana]);
      expect(versions[0]?.textHash).toBe(versions[1]?.textHash);
      expect(await local.keywordArticles(formsOf('steamer'), options)).toHaveLength(1);
      expect(await local.keywordArticles(formsOf('line'), options)).toEqual([]);
      const inYear = { ...everything, until: '2024-12-31' };
      const near = await local.nearest(sampleVector('ferry'), { limit: 5, filter: inYear });
      expect(await textsOf(local, near)).toHaveLength(2);
      expect(await local.stats()).toMatchObject({ articles: 1, passages: 2 });
      expect((await local.storiesOf([article.id])).size).toBe(1);
      expect(await local.verify()).toEqual([]);
    });

    test('can take a URL away, by which it is still met', async () => {
      const { local } = subject();
      const { article } = await add(local, { ...ferry, externalId: null });
      const edited = await local.edit(article, { ...corrected, url: null }, samplePassages(ferry.text));
      expect(edited?.url).toBeNull();
      const again = await local.find({ url: ferry.url, externalId: null, textHash: 'other' });
      expect(again?.article.id).toBe(article.id);
    });

    test('does nothing where there is another version by now, or no such article', async () => {
      const { local } = subject();
      const { article } = await add(local, ferry);
      await add(local, { ...ferry, text: 'Now the ferry skips the island of Torsund.' });
      const passages = samplePassages(ferry.text);
      expect(await local.edit(article, corrected, passages)).toBeNull();
      expect(await local.edit({ id: 'a-unknown', version: 1 }, corrected, passages)).toBeNull();
      expect(await local.articleCount()).toBe(1);
      expect((await local.article(article.id))?.title).toBe(ferry.title);
    });

    test('refuses the URL of another article', async () => {
      const { local } = subject();
      const { article } = await add(local, ferry);
      await add(local, bridge);
      const editing = local.edit(article, { ...corrected, url: bridge.url }, samplePassages(ferry.text));
      await expect(editing).rejects.toMatchObject({ code: 'url-taken' });
      expect((await local.article(article.id))?.version).toBe(1);
    });
  });
}
