import type { Archive } from '../../../src/archive/archive.js';
import type { Answer } from '../../../src/archive/answer.js';
import { guildCollection, localCollection, userCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import type { FollowedStory } from '../../../src/archive/followed-stories.js';
import { momentFrom } from '../../../src/archive/usage.js';
import { bridge, everything, ferry, undated } from '../../contracts/archive/samples.js';
import { tell, tellAll, report } from '../../contracts/archive/story-samples.js';
import { formsOf, sampleAnswer, sampleContent, samplePassages, sampleVector } from '../sample-articles.js';
import { newRequest, roomForAll } from '../sample-requests.js';
import { sampleGrouping, sampleJudge } from '../sample-stories.js';

export const server = guildCollection('42');
const person = userCollection('7');
const ana = { id: '7', name: 'ana' };
const ben = { id: '8', name: 'ben “b”' };
const setUp = { by: ana, channel: '69', locale: 'de', at: '2026-03-01T10:00:00.000Z' };
const channel = { kind: 'channel', id: '70' } as const;
/** Of today, since the archives forget what is old. */
const now = new Date().toISOString();

const digest: Digest = {
  collection: server,
  rhythm: 'daily',
  minuteOfDay: 480,
  weekday: null,
  place: channel,
  setUp,
  timeZone: 'Europe/Berlin',
  nextAt: '2999-03-02T07:00:00.000Z',
  newSince: '2026-03-01T10:00:00.000Z',
  attempt: { at: '2026-03-01T07:00:00.000Z', until: '2026-03-01T06:59:00.000Z' },
  stopped: null,
};

/** Puts something of everything that an archive keeps into an empty one. */
export async function fillArchive(archive: Archive): Promise<void> {
  await fillLocal(archive);
  await fillServer(archive);
  await fillDesk(archive);
}

async function fillLocal(archive: Archive): Promise<void> {
  const local = archive.collection(localCollection);
  const put = (content: typeof ferry) => local.add(content, samplePassages(content.text));
  await put({
    ...ferry,
    original: { bytes: Buffer.from('<p>The new ferry stops…</p>'), mediaType: 'text/html' },
  });
  await put({ ...bridge, externalId: `ext-${'long '.repeat(900)}` });
  await put(undated);
  // A second version, and a third with corrected facts.
  const second = await put({ ...ferry, text: `${ferry.text}\n\nFrom June on it stops three times.` });
  const { article } = second;
  await local.edit(
    article,
    { ...article, original: null, outlet: 'The Harbour Post', outletBy: ben, url: null, editedBy: ben },
    samplePassages(article.text),
  );
  const gone = sampleContent({
    title: 'Gone',
    text: 'The pier burned down.',
    url: 'https://pier.example/gone',
  });
  const { article: purged } = await put(gone);
  await local.remove(purged.id, { at: '2026-03-01T10:00:00.000Z', by: ana });
  await local.purge('2026-03-01T11:00:00.000Z');
  const undoable = sampleContent({ title: 'Undoable', text: 'The mill stands still.\n\nNobody mends it.' });
  const { article: removed } = await put(undoable);
  await local.remove(removed.id, { at: now, by: ben });
  await tellAll(local, ['post', 'mail', 'echo'], { 'mail post': 0.9 });
  const answers: Answer[] = [
    sampleAnswer({ id: 'k3v9q2xw' }),
    sampleAnswer({ id: 'b2', question: 'Who said “nine crowns”?', verdict: 'nearest', tookMs: 12.5 }),
    sampleAnswer({ id: 'a1', audience: { askerId: '8', channelId: null, private: true } }),
  ];
  for (const answer of answers) await local.saveAnswer(answer);
  await local.attachMessage('b2', '9001');
  await local.attachMessage('b2', '9002');
  await local.feedback.give({ answerId: 'b2', personId: '7', helpful: true, reason: null, givenAt: now });
  await local.feedback.give({
    answerId: 'b2',
    personId: '8',
    helpful: false,
    reason: 'No\nname.',
    givenAt: now,
  });
}

async function fillServer(archive: Archive): Promise<void> {
  const collection = archive.collection(server);
  const judge = sampleJudge({ 'wire post': 0.95 });
  await tell(collection, report('post'), sampleGrouping('post', judge));
  await tell(collection, report('wire'), sampleGrouping('wire', judge));
  // In no story yet.
  await collection.add(report('late'), samplePassages(report('late').text));
  const mark = await collection.requests.newestAddition();
  await collection.requests.add(newRequest('r2', '7', { postIn: '71', checkedUntil: mark }), roomForAll);
  await collection.requests.add(newRequest('r1', '8'), roomForAll);
  await collection.requests.add(newRequest('r2', '9', { key: 'r2' }), roomForAll);
  await collection.requests.add(newRequest('r0', '7'), roomForAll);
  const answer = sampleAnswer({ id: 'met' });
  await collection.requests.meet('r1', now, new Map([['8', answer]]));
  await collection.requests.noteTold('r1', ['8'], now);
  await collection.requests.close('r0', now);
}

async function fillDesk(archive: Archive): Promise<void> {
  const { settings, feeds, jobs, usage, audit, digests, followedStories } = archive;
  await settings.set(server, 'language', 'de');
  await settings.set(localCollection, 'aliases', { PKK: ["Kurdistan Workers' Party"] });
  for (const [id, collection] of [
    ['fzz', server],
    ['faa', server],
    ['fmm', localCollection],
  ] as const) {
    await feeds.add(
      {
        id,
        collection,
        url: `https://${id}.example/feed`,
        title: id === 'faa' ? null : `The ${id}`,
        addedBy: ana,
        addedAt: now,
        addedIn: '70',
        announceIn: id === 'fzz' ? '71' : null,
        nextPollAt: '2999-01-01T00:00:00.000Z',
      },
      9,
    );
  }
  await feeds.change('fzz', {
    etag: '"abc"',
    failures: 2,
    lastError: 'Too slow.',
    rhythm: { intervalMinutes: 30, skipHours: [1], skipDays: [] },
  });
  await feeds.noteItem('fzz', 'item-1', { done: true, attempts: 0 }, now);
  await feeds.noteItem('fzz', 'item-2', { done: false, attempts: 2 }, now);
  const use = { collection: server, personId: '7', kind: 'question', most: 2, apartMs: 0 } as const;
  await usage.take({ ...use, at: momentFrom(now, -60_000) });
  await usage.take({ ...use, at: momentFrom(now, -60_000) });
  await usage.take({ ...use, collection: person, kind: 'article', at: now });
  const removed = { kind: 'article-removed', article: 'a1', title: 'Old “news”' } as const;
  await audit.note({ collection: server, at: now, by: ben, deed: removed });
  await audit.note({ collection: server, at: now, by: ana, deed: { ...removed, article: 'a2' } });
  await audit.forgetPerson(server, '8');
  await digests.set(digest);
  await digests.set({ ...digest, rhythm: 'weekly', weekday: 0, stopped: 'channel-gone', attempt: null });
  const followed: FollowedStory = {
    id: 'wzz',
    collection: server,
    storyId: 's1',
    title: 'Ferry',
    place: channel,
    setUp,
    quietUntil: now,
    attempt: { at: now, articles: ['a1'] },
    stopped: null,
  };
  await followedStories.add(followed, ['a1', 'a2'], 9);
  await followedStories.add({ ...followed, id: 'waa', storyId: 's2', attempt: null }, [], 9);
  await followedStories.noteAnnounced(server, channel, ['a1', 'a3'], now);
  await jobs.enqueue({ kind: 'purge', collection: localCollection, payload: null, runAfter: '2999-01-01' });
  for (let twin = 0; twin < 2; twin += 1) {
    await jobs.enqueue({
      kind: 'read',
      collection: server,
      payload: { z: 1, a: [{ c: 1, b: 2 }] },
      runAfter: now,
    });
  }
  await jobs.enqueue({ kind: 'over', collection: server, payload: null });
  const over = await jobs.take(['over']);
  if (over) await jobs.finish(over.id, 'done');
  // A process was at it when it ended.
  await jobs.enqueue({ kind: 'held', collection: server, payload: 1 });
  await jobs.take(['held']);
}

/** The entries of a map, whatever order the storage gives them in. */
function byId<Value>(map: ReadonlyMap<string, Value>): (readonly [string, Value])[] {
  return [...map].sort(([one], [other]) => one.localeCompare(other));
}

const page = { after: null, limit: 100 };
const range = { offset: 0, limit: 100 };

/** All that can be seen of an archive by its public interface, but for what each kind of storage has of its own. */
export async function seenIn(archive: Archive) {
  const { settings, feeds, jobs, audit, digests, followedStories } = archive;
  const collections = await archive.collections();
  const places = ['local', 'guild:42', 'user:7'].map((id) => id as (typeof collections)[number]);
  return {
    collections,
    inCollections: await Promise.all(collections.map((id) => seenInCollection(archive, id))),
    settings: [await settings.get(server, 'language'), await settings.get(localCollection, 'aliases')],
    feeds: await Promise.all(places.map((id) => feeds.list(id))),
    items: byId(await feeds.items('fzz', ['item-1', 'item-2', 'item-3'])),
    audit: await audit.list(server, range),
    digests: await Promise.all(places.map((id) => digests.list(id))),
    followed: await followedStories.list(server),
    unknown: await followedStories.unknown('wzz', ['a1', 'a2', 'a3']),
    announced: [...(await followedStories.announcedIn(channel, ['a1', 'a2', 'a3']))].sort(),
    jobs: (await jobs.unfinished())
      .map(({ kind, collection, payload, runAfter }) => ({ kind, collection, payload, runAfter }))
      .sort((one, other) => one.kind.localeCompare(other.kind)),
  };
}

async function seenInCollection(archive: Archive, id: Awaited<ReturnType<Archive['collections']>>[number]) {
  const collection = archive.collection(id);
  const articles = await collection.articles(page);
  const ids = articles.map((article) => article.id);
  const passages = await collection.nearest(sampleVector('ferry'), { limit: 100, filter: everything });
  const passageIds = passages.map(({ passageId }) => passageId).sort((one, other) => one - other);
  const listed = await collection.list(
    { outlet: null, since: null, until: null, by: null, title: null },
    range,
  );
  const { bytes: _bytes, ...stats } = await collection.stats();
  return {
    articles,
    // Of equal moments the order is the storage's.
    listed: listed.articles.map((head) => head.id).sort(),
    versions: await Promise.all(ids.map((article) => collection.versions(article))),
    texts: await Promise.all(ids.map((article) => collection.versionText(article, 1))),
    originals: await Promise.all(ids.map((article) => collection.original(article, 1))),
    removals: await collection.removals(),
    outlets: [...(await collection.outlets())].sort(),
    months: await collection.months(),
    found: await collection.find({ url: 'https://harbour.example/ferry', externalId: null, textHash: '' }),
    byExternalId: await collection.find({ url: null, externalId: bridgeId, textHash: '' }),
    nearest: passages.map(({ passageId }) => passageId),
    passages: await collection.passages(passageIds),
    vectors: await collection.vectors(passageIds),
    keyword: (await collection.keyword(formsOf('ferry'), { limit: 100, filter: everything }))
      .map(({ passageId }) => passageId)
      .sort((one, other) => one - other),
    keywordArticles: (
      await collection.keywordArticles(formsOf('odenvik'), { limit: 100, filter: everything })
    )
      .map(({ articleId }) => articleId)
      .sort(),
    frequencies: await collection.termFrequencies([formsOf('ferry'), formsOf('lighthouse keeper')]),
    counts: byId(await collection.termCounts(ids)).map(([article, counts]) => [article, counts.toBytes()]),
    similar: await collection.similarWords('lihgthouse', 2),
    stories: byId(await collection.storiesOf(ids)),
    ungrouped: await collection.ungrouped(page),
    answers: await Promise.all(['k3v9q2xw', 'b2', 'a1', 'met'].map((answer) => collection.answer(answer))),
    last: await collection.lastAnswer({ readerId: '7', channelId: '70' }),
    ofMessage: await collection.answerOfMessage('9002'),
    feedback: await collection.feedback.list(page),
    requests: await collection.requests.list({ state: null, personId: null }, range),
    postsDue: await collection.requests.postsDue(),
    newest: await collection.requests.newestAddition(),
    model: await collection.models.served(),
    stats,
    verified: await collection.verify(),
  };
}

const bridgeId = `ext-${'long '.repeat(900)}`;
