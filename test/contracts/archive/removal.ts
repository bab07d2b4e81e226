import { describe, expect, test } from 'vitest';
import type { Answer, Finding, Source } from '../../../src/archive/answer.js';
import type { Collection } from '../../../src/archive/collection.js';
import type { Article } from '../../../src/archive/article.js';
import { textHash } from '../../../src/archive/text-hash.js';
import { formsOf, sampleAnswer, sampleVector } from '../../archive/sample-articles.js';
import { sampleGrouping, sampleJudge } from '../../archive/sample-stories.js';
import { add, bridge, everything, ferry, textsOf, type Subject } from './samples.js';
import { report, tell } from './story-samples.js';

const ana = { id: '1', name: 'ana' };
const at = '2026-03-01T12:00:00.000Z';
const removal = { at, by: ana };
const options = { limit: 5, filter: everything };

/** Removing, bringing back, and what is left of what was purged. */
export function describeRemoval(subject: () => Subject): void {
  describe('removal', () => {
    test('takes an article out of everything at once, and says what is left', async () => {
      const { local } = subject();
      const { article } = await add(local, { ...ferry, addedBy: ana });
      const passageIds = (await local.nearest(sampleVector('ferry'), options)).map((hit) => hit.passageId);
      const removed = await local.remove(article.id, removal);
      const { id, title, outlet, url } = article;
      const left = { id, title, outlet, url, removedAt: at, removedBy: ana, addedBy: ana, isPurged: false };
      expect(removed).toEqual(left);
      expect(await local.removed(article.id)).toEqual(left);
      expect(await local.removals()).toEqual([left]);
      expect(await foundIn(local)).toEqual([]);
      expect(await local.passages(passageIds)).toEqual([]);
      expect(await local.article(article.id)).toBeNull();
      expect(await local.versionText(article.id, 1)).toBeNull();
      expect(await local.articles({ after: null, limit: 5 })).toEqual([]);
      expect(await local.outlets()).toEqual([]);
      expect(await local.versions(article.id)).toEqual([]);
      expect((await local.termFrequencies([formsOf('ferry')])).passages).toBe(0);
      expect(await local.similarWords('ferri', 1)).toEqual([]);
      expect(await local.stats()).toMatchObject({ articles: 0, passages: 0, oldest: null });
      const identity = { url, externalId: 'ext-ferry', textHash: textHash(ferry.text) };
      expect(await local.find(identity)).toBeNull();
      expect(await local.remove(article.id, removal)).toBeNull();
      expect(await local.remove('a-unknown', removal)).toBeNull();
      expect(await local.verify()).toEqual([]);
    });

    test('leaves the others of a story together, and its place in it is found anew', async () => {
      const { local } = subject();
      const judge = sampleJudge({ 'post mail': 0.9, 'post echo': 0.9, 'mail echo': 0.9 });
      const ids: string[] = [];
      for (const name of ['post', 'mail', 'echo'])
        ids.push((await tell(local, report(name), sampleGrouping(name, judge))).article.id);
      const [first = '', second = ''] = ids;
      await local.remove(first, removal);
      expect((await local.storiesOf([first])).size).toBe(0);
      expect((await local.storiesOf([second])).get(second)?.articles).toHaveLength(2);
      expect((await local.restore(first)).status).toBe('restored');
      const [waiting] = await local.ungrouped({ after: null, limit: 5 });
      expect(waiting?.article.id).toBe(first);
      if (waiting) await local.group(waiting.article, sampleGrouping('post', judge));
      expect((await local.storiesOf([second])).get(second)?.articles).toHaveLength(3);
    });

    test('is undone as if it had not been', async () => {
      const { local } = subject();
      const { article } = await add(local, ferry);
      const before = await foundIn(local);
      const nearest = await local.nearest(sampleVector('ferry'), options);
      await local.remove(article.id, removal);
      expect(await local.restore(article.id)).toEqual({ status: 'restored', article });
      expect(await foundIn(local)).toEqual(before);
      expect(await local.nearest(sampleVector('ferry'), options)).toEqual(nearest);
      expect(await local.versionText(article.id, 1)).toBe(ferry.text);
      expect(await local.removed(article.id)).toBeNull();
      expect(await local.removals()).toEqual([]);
      expect(await local.restore(article.id)).toEqual({ status: 'unknown' });
      expect(await local.purge('2999-01-01T00:00:00.000Z')).toBe(0);
      expect(await local.articleCount()).toBe(1);
      expect(await local.verify()).toEqual([]);
    });

    test('what is added again is a new article, and then nothing is undone', async () => {
      const { local } = subject();
      const first = await add(local, ferry);
      await local.remove(first.article.id, removal);
      const again = await add(local, ferry);
      expect(again).toMatchObject({
        status: 'added',
        passages: 2,
        article: { version: 1, title: ferry.title },
      });
      expect(again.article.id).not.toBe(first.article.id);
      expect(await local.restore(first.article.id)).toMatchObject({
        status: 'added-again',
        article: { id: again.article.id },
      });
      expect(await local.purge(at)).toBe(1);
      expect(await local.article(again.article.id)).toEqual(again.article);
      expect(await foundIn(local)).toHaveLength(5);
      await local.remove(again.article.id, removal);
      await local.purge(at);
      const third = await add(local, ferry);
      expect(new Set([first, again, third].map(({ article }) => article.id)).size).toBe(3);
    });

    test('purges what was removed until then, and keeps title, outlet and URL', async () => {
      const { local } = subject();
      const { article } = await add(local, ferry);
      const later = await add(local, bridge);
      await local.remove(article.id, removal);
      await local.remove(later.article.id, { at: '2026-03-01T12:00:00.001Z', by: ana });
      expect((await local.removals()).map(({ id }) => id)).toEqual([later.article.id, article.id]);
      expect(await local.purge('2026-03-01T11:59:59.999Z')).toBe(0);
      expect(await local.purge(at)).toBe(1);
      const { id, title, outlet, url } = article;
      expect(await local.removed(id)).toEqual({
        id,
        title,
        outlet,
        url,
        removedAt: at,
        removedBy: null,
        addedBy: null,
        isPurged: true,
      });
      expect(await local.restore(id)).toEqual({ status: 'unknown' });
      expect((await local.removals()).map((removed) => removed.id)).toEqual([later.article.id]);
      expect((await local.restore(later.article.id)).status).toBe('restored');
      expect(await local.verify()).toEqual([]);
    });

    test('purges quotations in answers, and leaves what they quote of others', async () => {
      const { local } = subject();
      const gone = (await add(local, ferry)).article;
      const kept = (await add(local, bridge)).article;
      await local.saveAnswer(quoting('both', [gone, kept]));
      await local.saveAnswer(quoting('other', [kept]));
      const before = await local.answer('other');
      await local.remove(gone.id, removal);
      await local.purge(at);
      const answer = await local.answer('both');
      expect(JSON.stringify(answer)).not.toContain('Odenvik');
      expect(answer?.findings.map(({ source }) => source)).toEqual([2]);
      expect(answer?.sources[0]).toMatchObject({
        n: 1,
        title: gone.title,
        outlet: gone.outlet,
        url: gone.url,
        authors: [],
        removedAt: at,
      });
      expect(answer?.sources[1]).not.toHaveProperty('removedAt');
      expect(await local.answer('other')).toEqual(before);
    });

    test('purges respellings, ranks and file names from answers, also where it was only ranked', async () => {
      const { local } = subject();
      const by = { id: '1', name: 'ana' };
      const file = { kind: 'file', fileName: 'Odenvik ferry.txt', by } as const;
      const gone = (await add(local, { ...ferry, provenance: file })).article;
      const kept = (await add(local, bridge)).article;
      const ranks = [gone, kept].map(({ id: article }) => ({ article, externalId: null, score: 0.5 }));
      const ranked = {
        passages: ranks.map((rank) => ({ ...rank, start: 0, end: 9 })),
        articles: ranks,
        understood: { time: null, outlet: 'Mail', respelt: [{ asked: 'odenvig', as: 'Odenvik' }] },
      };
      await local.saveAnswer({ ...quoting('quoted', [gone, kept]), ...ranked });
      await local.saveAnswer({ ...quoting('ranked', [kept]), findings: [], disagreement: null, ...ranked });
      await local.remove(gone.id, removal);
      await local.purge(at);
      for (const id of ['quoted', 'ranked']) {
        const answer = await local.answer(id);
        expect(answer?.passages.map(({ article }) => article)).toEqual([kept.id]);
        expect(answer?.articles.map(({ article }) => article)).toEqual([kept.id]);
        expect(answer?.understood).toEqual({ time: null, outlet: 'Mail' });
      }
      const answer = await local.answer('quoted');
      expect(answer?.sources[0]?.provenance).toEqual({ kind: 'file', fileName: '', by: null });
      expect(JSON.stringify(answer)).not.toContain('Odenvik');
    });

    test('purges names that a later question took over from it', async () => {
      const { local } = subject();
      const gone = (await add(local, ferry)).article;
      const kept = (await add(local, bridge)).article;
      const about = [
        { words: 'ferry', isName: false, share: 0.6 },
        { words: 'Odenvik', isName: true, share: 0.4, article: gone.id },
        { words: 'Lowmoor', isName: true, share: 0.4, article: kept.id },
      ];
      const filters = { since: null, until: null, outlet: null };
      const followsUp = { answer: 'before', carried: { about, instead: null, filters, time: null } };
      await local.saveAnswer({ ...quoting('after', [kept]), followsUp });
      expect((await local.answer('after'))?.followsUp).toEqual(followsUp);
      await local.remove(gone.id, removal);
      await local.purge(at);
      const { carried } = (await local.answer('after'))?.followsUp ?? {};
      expect(carried?.about.map(({ words }) => words)).toEqual(['ferry', 'Lowmoor']);
      expect((await local.answer('after'))?.findings).toHaveLength(1);
    });
  });
}

/** An answer that quotes a line of each of these articles: of the ferry the one on Odenvik, of the bridge the one on lorries. */
function quoting(id: string, articles: readonly Article[]): Answer {
  return sampleAnswer({
    id,
    verdict: 'answered',
    sources: articles.map(sourceOf).map((each, index) => (index === 0 ? each : { ...each, authors: [] })),
    findings: articles.map(findingOf),
    disagreement: {
      values: articles.map((_, index) => ({ value: 'Odenvik 9', source: index + 1, publishedAt: null })),
    },
  });
}

function sourceOf(article: Article, index: number): Source {
  return {
    n: index + 1,
    collection: 'local',
    article: article.id,
    version: article.version,
    externalId: article.externalId,
    title: article.title,
    outlet: article.outlet,
    authors: ['Odenvik, Mara'],
    publishedAt: article.publishedAt,
    retrievedAt: article.retrievedAt,
    url: article.url,
    provenance: article.provenance,
  };
}

function findingOf(article: Article, index: number): Finding {
  const quote = article.text.split('\n\n')[article.title === ferry.title ? 0 : 1] ?? '';
  const start = article.text.indexOf(quote);
  const span = { start, end: start + quote.length };
  return { source: index + 1, quote, ...span, key: span, speaker: null, score: 0.9 };
}

async function foundIn(local: Collection): Promise<readonly string[]> {
  const near = await local.nearest(sampleVector(ferry.text), options);
  const words = await local.keyword(formsOf('ferry', 'tickets'), options);
  const articles = await local.keywordArticles(formsOf('ferry', 'tickets'), options);
  return [...(await textsOf(local, [...near, ...words])), ...articles.map(({ articleId }) => articleId)];
}
