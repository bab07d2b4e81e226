import type { Archive } from '../../../src/archive/archive.js';
import type { Answer } from '../../../src/archive/answer.js';
import { guildCollection, localCollection, userCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import type { FollowedStory } from '../../../src/archive/followed-stories.js';
import { momentFrom } from '../../../src/archive/usage.js';
import { bridge, ferry, undated } from '../../contracts/archive/samples.js';
import { tell, tellAll, report } from '../../contracts/archive/story-samples.js';
import { sampleAnswer, sampleContent, samplePassages } from '../sample-articles.js';
import { newRequest, roomForAll } from '../sample-requests.js';
import { sampleGrouping, sampleJudge } from '../sample-stories.js';

export const server = guildCollection('42');
const person = userCollection('7');
const ana = { id: '7', name: 'ana' };
const ben = { id: '8', name: 'ben “b”' };
const setUp = { by: ana, channel: '69', locale: 'de', at: '2026-03-01T10:00:00.000Z' };
export const channel = { kind: 'channel', id: '70' } as const;
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

export const bridgeId = `ext-${'long '.repeat(900)}`;
