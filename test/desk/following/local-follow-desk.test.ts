import { describe, expect, it } from 'vitest';
import { localCollection, seedsCollection } from '../../../src/archive/collection-id.js';
import type { Place } from '../../../src/archive/place.js';
import { mostFollowed } from '../../../src/desk/follow-desk.js';
import { LocalFollowDesk } from '../../../src/desk/following/local-follow-desk.js';
import { sampleAnswer } from '../../archive/sample-articles.js';
import { FakeEmbedder, fakeDimension } from '../../fakes/fake-embedder.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { addNews } from '../../search/small-archive.js';

const place: Place = { kind: 'channel', id: '70' };
const setUp = { by: { id: '7', name: 'ana' }, channel: '69', locale: null, at: '2026-03-02T10:00:00.000Z' };
const embedder = new FakeEmbedder();

async function open() {
  const archive = new MemoryArchive(fakeDimension);
  const collection = archive.collection(localCollection);
  const changed: string[] = [];
  const desk = new LocalFollowDesk({
    archive,
    embedder,
    now: () => new Date('2026-03-02T10:00:00Z'),
    changed: (id) => void changed.push(id),
  });
  const ferry = await addNews(collection, embedder, {
    title: 'Torsund ferry aground',
    outlet: 'Northern Ledger',
    publishedAt: '2026-03-01',
    text: 'The Torsund ferry ran aground off Odenvik on Sunday.',
  });
  const bridge = await addNews(collection, embedder, {
    title: 'Bridge closed',
    publishedAt: '2026-03-01',
    text: 'The bridge of Kvist was closed to lorries on Monday.',
  });
  const follow = (by: Parameters<LocalFollowDesk['follow']>[0]['by'], where = place) =>
    desk.follow({ collection: localCollection, by, place: where, setUp });
  return { archive, collection, changed, desk, ferry, bridge, follow };
}

/** An answer that quotes an article first. */
function answerOf(article: string, collection: string) {
  const finding = { quote: 'x', start: 0, end: 1, key: { start: 0, end: 1 }, speaker: null, score: 1 };
  const source = {
    n: 1,
    collection,
    article,
    version: 1,
    externalId: null,
    title: null,
    outlet: null,
    authors: [],
    publishedAt: null,
    retrievedAt: setUp.at,
    url: null,
    provenance: { kind: 'starter' } as const,
  };
  return sampleAnswer({
    id: 'abcd1234',
    verdict: 'answered',
    findings: [{ ...finding, source: 1 }],
    sources: [source],
  });
}

describe('following', () => {
  it('a topic leads to the best story on it, of which what is there is known', async () => {
    const { archive, changed, follow, ferry } = await open();
    const { followed, story, isSure, wasFollowed } = await follow({ topic: 'the Torsund ferry' });
    expect(followed).toMatchObject({ title: 'Torsund ferry aground', place, setUp, stopped: null });
    expect(followed.id).toMatch(/^w[0-9a-z]{6}$/);
    expect(story).toMatchObject({ articles: 1, newest: '2026-03-01' });
    expect([isSure, wasFollowed]).toEqual([true, false]);
    expect(await archive.followedStories.unknown(followed.id, [ferry.id])).toEqual([]);
    expect(changed).toEqual([localCollection]);
  });

  it('an answer leads to the story of what it quotes first', async () => {
    const { follow, bridge } = await open();
    const { followed } = await follow({ answer: answerOf(bridge.id, localCollection) });
    expect(followed.title).toBe('Bridge closed');
  });

  it('the same story is followed once in a place, and again in another', async () => {
    const { desk, follow } = await open();
    await follow({ topic: 'Torsund ferry' });
    expect(await follow({ topic: 'Torsund ferry' })).toMatchObject({ wasFollowed: true });
    expect(await follow({ topic: 'Torsund ferry' }, { kind: 'person', id: '7' })).toMatchObject({
      wasFollowed: false,
    });
    expect(await desk.list(localCollection)).toHaveLength(2);
  });

  it('followed again after it was stopped, here or elsewhere, it tells what came meanwhile', async () => {
    const { archive, desk, follow, ferry } = await open();
    for (const where of [place, { kind: 'channel', id: '71' } as const]) {
      const { followed } = await follow({ topic: 'Torsund ferry' });
      // As if its one article had come when the channel was closed.
      await archive.followedStories.add({ ...followed, stopped: 'channel-gone' }, [], mostFollowed);
      const again = await follow({ topic: 'Torsund ferry' }, where);
      expect(again.wasFollowed).toBe(true);
      expect(await archive.followedStories.unknown(again.followed.id, [ferry.id])).toEqual([ferry.id]);
      expect(await desk.list(localCollection)).toHaveLength(1);
      await desk.removeAll(localCollection);
    }
  });

  it('nothing is followed that is not there', async () => {
    const { follow, collection, ferry } = await open();
    await expect(follow({ topic: 'elections in Portugal' })).rejects.toMatchObject({
      code: 'nothing-to-follow',
      message: expect.stringContaining('“elections in Portugal”'),
    });
    await expect(follow({ topic: ' ' })).rejects.toMatchObject({ code: 'question-empty' });
    const without = [
      sampleAnswer({ id: 'abcd1234' }),
      answerOf('a-unknown', localCollection),
      answerOf(ferry.id, seedsCollection),
    ];
    for (const answer of without) {
      await expect(follow({ answer })).rejects.toMatchObject({ code: 'answer-without-story' });
    }
    await collection.remove(ferry.id, { at: setUp.at, by: setUp.by });
    await expect(follow({ answer: answerOf(ferry.id, localCollection) })).rejects.toMatchObject({
      code: 'answer-without-story',
    });
  });

  it('says so where a story is only the nearest to a topic', async () => {
    const { follow } = await open();
    expect(await follow({ topic: 'Torsund airport ferry' })).toMatchObject({
      isSure: false,
      followed: { title: 'Torsund ferry aground' },
    });
    expect(await follow({ topic: 'Torsund ferry aground' })).toMatchObject({ isSure: true });
  });

  it('a collection follows no more than it may', async () => {
    const { follow } = await open();
    for (let n = 0; n < mostFollowed; n += 1) {
      await follow({ topic: 'Torsund ferry' }, { kind: 'channel', id: String(n) });
    }
    await expect(follow({ topic: 'bridge of Kvist' })).rejects.toMatchObject({ code: 'too-many-followed' });
    expect(await follow({ topic: 'Torsund ferry' }, { kind: 'channel', id: '3' })).toMatchObject({
      wasFollowed: true,
    });
  });

  it('the list says what has become of each', async () => {
    const { desk, follow, collection, bridge } = await open();
    await follow({ topic: 'Torsund ferry' });
    await follow({ topic: 'bridge of Kvist' });
    await collection.remove(bridge.id, { at: setUp.at, by: setUp.by });
    const list = await desk.list(localCollection);
    expect(list.map(({ followed, story }) => [followed.title, story?.articles ?? null])).toEqual([
      ['Torsund ferry aground', 1],
      ['Bridge closed', null],
    ]);
    expect(await desk.stop(localCollection, 'bridge CLOSED')).toMatchObject({ title: 'Bridge closed' });
    expect(await desk.list(localCollection)).toHaveLength(1);
  });
});
