import type { CollectionId } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import { tokenHash } from '../../../src/archive/postgres/bm25.js';
import type { PostgresArchive } from '../../../src/archive/postgres/postgres-archive.js';
import { textHash } from '../../../src/archive/text-hash.js';
import { ferry } from '../../contracts/archive/samples.js';
import { report, tell } from '../../contracts/archive/story-samples.js';
import { sampleAnswer, sampleContent, samplePassages } from '../sample-articles.js';
import { newRequest, roomForAll } from '../sample-requests.js';
import { sampleGrouping, sampleJudge } from '../sample-stories.js';

const at = '2026-03-01T12:00:00.000Z';
const ana = { id: '7', name: 'ana' };
const place = { kind: 'channel', id: '70' } as const;

/** What is in a collection that has one of everything. */
export interface FilledCollection {
  readonly articleId: string;
  readonly textHash: string;
  readonly removedId: string;
  readonly passageIds: readonly number[];
  readonly storyId: string;
  readonly digest: Digest;
  /** Hashes of words that stand in it. */
  readonly tokens: readonly number[];
}

/** Puts one of everything into a collection, so that every table has a row of it. */
export async function fillCollection(archive: PostgresArchive, id: CollectionId): Promise<FilledCollection> {
  const collection = archive.collection(id);
  const original = { mediaType: 'text/html', bytes: new Uint8Array([1, 2, 3]) };
  const judge = sampleJudge({ 'ferry mail': 0.9 });
  const content = { ...ferry, addedBy: ana, original };
  const { article } = await tell(collection, content, sampleGrouping('ferry', judge));
  await tell(collection, report('mail'), sampleGrouping('mail', judge));
  const gone = await collection.add(sampleContent({ text: 'Gone.' }), samplePassages('Gone.'));
  await collection.remove(gone.article.id, { at: '2026-01-01T00:00:00.000Z', by: ana });
  await collection.purge('2026-01-02T00:00:00.000Z');
  const removed = await collection.add(sampleContent({ text: 'Removed.' }), samplePassages('Removed.'));
  await collection.remove(removed.article.id, { at, by: ana });
  await collection.saveAnswer(sampleAnswer({ id: 'answer', askedAt: at }));
  await collection.attachMessage('answer', '900');
  await collection.feedback.give({
    answerId: 'answer',
    personId: '7',
    helpful: true,
    reason: 'x',
    givenAt: at,
  });
  await collection.requests.add(newRequest('request', '7', { postIn: '80' }), roomForAll);
  const digest = await fillDesk(archive, id);
  const near = await collection.requests.addedAfter(0);
  const story = (await collection.storiesOf(near)).get(article.id);
  const passages = await collection.keyword([['ferri']], {
    limit: 9,
    filter: { since: null, until: null, outlet: null, keepUndated: true },
  });
  return {
    articleId: article.id,
    textHash: textHash(ferry.text),
    removedId: removed.article.id,
    passageIds: passages.map(({ passageId }) => passageId),
    storyId: story?.id ?? '',
    digest,
    tokens: [tokenHash(id, 'ferri')],
  };
}

async function fillDesk(archive: PostgresArchive, collection: CollectionId): Promise<Digest> {
  const setUp = { by: ana, channel: '70', locale: 'de', at };
  const digest: Digest = {
    collection,
    rhythm: 'daily',
    minuteOfDay: 480,
    weekday: null,
    place,
    setUp,
    timeZone: 'UTC',
    nextAt: at,
    newSince: at,
    attempt: null,
    stopped: null,
  };
  await archive.jobs.enqueue({ kind: 'read', collection, payload: null });
  await archive.settings.set(collection, 'language', 'de');
  const feed = { id: 'feed', url: 'https://harbour.example/feed', title: null, addedBy: ana, addedAt: at };
  await archive.feeds.add({ ...feed, collection, addedIn: null, announceIn: null, nextPollAt: at }, 9);
  await archive.feeds.noteItem('feed', 'item', { done: true, attempts: 0 }, at);
  await archive.usage.take({ collection, personId: '7', kind: 'question', at, most: null, apartMs: 0 });
  await archive.audit.note({
    collection,
    at: new Date().toISOString(),
    by: ana,
    deed: { kind: 'articles-imported', file: 'x' },
  });
  await archive.digests.set(digest);
  const followed = { id: 'followed', collection, storyId: 's1', title: 'Seals', place, setUp };
  await archive.followedStories.add(
    { ...followed, quietUntil: null, attempt: null, stopped: null },
    ['a1'],
    9,
  );
  await archive.followedStories.noteAnnounced(collection, place, ['a1'], at);
  return digest;
}
