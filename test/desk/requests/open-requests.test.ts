import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { Auditor } from '../../../src/desk/auditor.js';
import { JobRunner } from '../../../src/desk/job-runner.js';
import { openRequests, type OpenRequests } from '../../../src/desk/requests/open-requests.js';
import { requestsKind } from '../../../src/desk/requests/request-waker.js';
import { add, ferry } from '../../contracts/archive/samples.js';
import { sampleDimension } from '../../archive/sample-articles.js';
import { newRequest, roomForAll } from '../../archive/sample-requests.js';
import { answerWith, sourceWith } from '../../discord/answer-fixtures.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRequestVoice } from '../../fakes/fake-request-voice.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

let archive: MemoryArchive;
let clock: FakeClock;
let jobs: JobRunner;
let opened: OpenRequests;
let voice: FakeRequestVoice;

const requests = () => archive.collection(localCollection).requests;

/** As a process does, from its start. */
function start(): void {
  const logger = pino({ level: 'silent' });
  const now = () => new Date(clock.nowMs());
  jobs = new JobRunner({ jobs: archive.jobs, handlers: new Map(), now, clock, logger });
  opened = openRequests({
    auditor: new Auditor({ archive, now, logger }),
    archive,
    jobs,
    now,
    logger,
    askAgain: async (_collection, { question }) => {
      const { id: _id, audience: _audience, ...answer } = answerWith({ question });
      const [article] = await requests().addedAfter(0);
      return { ...answer, sources: [sourceWith({ collection: localCollection, article: article ?? '' })] };
    },
  });
}

async function pass(durationMs: number): Promise<void> {
  await clock.pass(durationMs, () => jobs.settled());
  jobs.wake();
  await jobs.settled();
}

beforeEach(async () => {
  archive = new MemoryArchive(sampleDimension);
  clock = new FakeClock('2026-03-01T10:00:00Z');
  voice = new FakeRequestVoice();
  start();
  await requests().add(newRequest('r1', '7', { postIn: '80' }), roomForAll);
});

describe('looking after requests', () => {
  it('is left to a process that can say something, and done there', async () => {
    await opened.aroundAddition(localCollection, () => add(archive.collection(localCollection), ferry));
    await pass(60_000);
    expect(await requests().request('r1')).toMatchObject({ state: 'open' });
    start();
    const end = opened.keep(voice);
    await pass(0);
    expect(voice.said).toEqual([expect.stringMatching(/^7 in 70: /), 'r1: met 1']);
    await end();
  });

  it('shows what is asked for while an article is still being read', async () => {
    opened.keep(voice);
    const ends: (() => void)[] = [];
    const reading = opened.aroundAddition(
      localCollection,
      () => new Promise((resolve) => void ends.push(() => resolve(null))),
    );
    await nextTurn();
    await pass(2_500);
    expect(voice.said).toEqual(['r1: open 1']);
    ends[0]?.();
    await reading;
    expect(await requests().request('r1')).toMatchObject({ state: 'open' });
  });

  it('shows requests also where nobody can be told at the moment, and tells later', async () => {
    opened.keep(voice);
    voice.before = (saying) => {
      if (saying.startsWith('7')) throw new Error('Discord has a fault of its own.');
    };
    await opened.aroundAddition(localCollection, () => add(archive.collection(localCollection), ferry));
    await pass(5_000);
    expect(voice.said).toEqual(['r1: met 1']);
    voice.before = () => {};
    await pass(120_000);
    expect(voice.said.slice(1)).toEqual([expect.stringMatching(/^7 in 70: /)]);
    await pass(600_000);
    expect(voice.said).toHaveLength(2);
  });

  it('tells again what was told of an article that was taken out before', async () => {
    opened.keep(voice);
    const { article } = await add(archive.collection(localCollection), ferry);
    const { asker } = newRequest('r1', '7');
    const met = answerWith({
      id: 'metby',
      sources: [sourceWith({ collection: localCollection, article: article.id })],
    });
    await requests().meet('r1', clock.moment, new Map([[asker.personId, met]]));
    await archive
      .collection(localCollection)
      .remove(article.id, { at: clock.moment, by: { id: '1', name: 'a' } });
    await archive.jobs.enqueue({
      kind: requestsKind,
      collection: localCollection,
      payload: null,
      runAfter: clock.moment,
    });
    await pass(5_000);
    expect(await requests().request('r1')).toMatchObject({ state: 'open' });
    expect(voice.said).toEqual(['r1: open 1']);
  });
});
