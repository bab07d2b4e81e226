import { describe, expect, test } from 'vitest';
import type { ArticleContent } from '../../../src/archive/article.js';
import { formsOf, sampleContent, samplePassages, sampleVector } from '../../archive/sample-articles.js';
import { sampleGrouping, sampleJudge } from '../../archive/sample-stories.js';
import { add, everything, type Subject } from './samples.js';

const ana = { id: '1', name: 'ana' };

/** An outlet that only a person vouches for stands apart from the one that texts are fetched from. */
export function describeOutlets(subject: () => Subject): void {
  describe('outlets', () => {
    const wire = { outlet: 'Coast Wire', publishedAt: '2025-05-02' };
    const articles: Readonly<Record<string, ArticleContent>> = {
      fetched: sampleContent({
        ...wire,
        text: 'The pier fell, the wire says.',
        provenance: { kind: 'fetched', host: 'wire.example' },
      }),
      feed: sampleContent({
        ...wire,
        text: 'The pier stands, the feed says.',
        provenance: { kind: 'feed', host: 'wire.example', feedUrl: 'https://wire.example/rss' },
      }),
      typed: sampleContent({
        ...wire,
        text: 'The pier was sold, a log says.',
        outletBy: ana,
        provenance: { kind: 'fetched', host: 'log.example' },
      }),
      pasted: sampleContent({ ...wire, text: 'The pier burned, ana says.' }),
      file: sampleContent({
        ...wire,
        text: 'The pier sank, a file says.',
        provenance: { kind: 'file', fileName: 'pier.txt', by: ana },
      }),
    };

    test('it is listed, filtered and counted apart, by both searches and the list', async () => {
      const { local } = subject();
      for (const content of Object.values(articles)) await add(local, content);
      expect(await local.outlets()).toEqual(['Coast Wire (as given)', 'Coast Wire']);
      for (const [outlet, passages] of [
        ['coast wire', 2],
        ['Coast Wire (as given)', 3],
        ['Wire', 0],
      ] as const) {
        const options = { limit: 9, filter: { ...everything, outlet } };
        expect(await local.nearest(sampleVector('pier'), options)).toHaveLength(passages);
        expect(await local.keyword(formsOf('pier'), options)).toHaveLength(passages);
        expect(await local.keywordArticles(formsOf('pier'), options)).toHaveLength(passages);
        const list = { outlet, since: null, until: null, by: null, title: null };
        expect(await local.list(list, { offset: 0, limit: 9 })).toMatchObject({ total: passages });
        expect(await local.holds(options.filter)).toBe(passages > 0);
      }
    });

    test('a typed outlet comes back with who typed it, and is no second source of its own', async () => {
      const { local } = subject();
      const judge = sampleJudge({ 'fetched typed': 0.9, 'typed pasted': 0.9, 'fetched pasted': 0.9 });
      const ids: string[] = [];
      for (const name of ['fetched', 'typed', 'pasted']) {
        const content = articles[name];
        if (!content) throw new Error(`There is no sample ${name}.`);
        const added = await local.add(content, samplePassages(content.text), sampleGrouping(name, judge));
        ids.push(added.article.id);
      }
      const [, typed = ''] = ids;
      expect((await local.article(typed))?.outletBy).toEqual(ana);
      const story = (await local.storiesOf(ids)).get(typed);
      // The wire's host and the log's: what ana typed and pasted makes the log no part of the wire.
      expect(story?.articles).toHaveLength(3);
      expect(story?.independentOutlets).toBe(2);
      expect(await local.verify()).toEqual([]);
    });
  });
}
