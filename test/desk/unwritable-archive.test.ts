import { expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { UserError } from '../../src/errors.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import { createLogger } from '../../src/logger.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeEmbedder } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';

const asker = { id: '111111111111111111', name: 'ana' };
const never = new Promise<never>(() => {});

async function failByDefect(): Promise<never> {
  throw new Error('A defect.');
}

function open(archive: MemoryArchive, clock = new FakeClock('2026-03-01T12:00:00Z')) {
  return new LocalDesk({
    archive,
    embedder: new FakeEmbedder(),
    fetcher: { fetch: () => never },
    extractor: { extract: () => never, extractFile: () => never, close: async () => undefined },
    useSeeds: false,
    prepareSeeds: async () => undefined,
    now: () => new Date(clock.nowMs()),
    clock,
    logger: createLogger('silent'),
  });
}

const asked = {
  collection: localCollection,
  question: 'When does the ferry to Norrholm sail?',
  filters: { since: null, until: null, outlet: null },
  asOf: null,
  limit: 4,
  audience: { askerId: asker.id, channelId: '70', private: false },
};
const text = 'The ferry to Norrholm sails again from Thursday, the harbour master said on Monday.';

test.each(['archive-disk-full', 'archive-read-only', 'archive-disk-error', 'archive-no-handles'] as const)(
  'where nothing can be stored (%s), a question is answered and counted by nobody, and the answer says that it is not kept',
  async (code) => {
    const archive = new MemoryArchive(new FakeEmbedder().profile.dimension);
    const desk = open(archive);
    await desk.add({ collection: localCollection, input: { kind: 'text', text }, hints: {}, by: asker });
    const collection = archive.collection(localCollection);
    const refuse = async () => {
      throw new UserError(code);
    };
    Object.assign(collection, { saveAnswer: refuse });
    Object.assign(archive.usage, { take: refuse });
    const allowance = { collection: localCollection, personId: asker.id, isExempt: false };
    await desk.allowance.take({ ...allowance, kind: 'question' });
    await expect(desk.allowance.take({ ...allowance, kind: 'article' })).rejects.toMatchObject({ code });
    const answer = await desk.ask(asked);
    expect(answer).toMatchObject({ unkept: true, question: asked.question });
    expect(answer.passages).not.toEqual([]);
    const found = {
      collection: localCollection,
      answer: answer.id,
      readerId: asker.id,
      channelId: '70',
      canSee: null,
    };
    await expect(desk.findAnswer(found)).rejects.toMatchObject({ code: 'no-answer' });
    const timeline = await desk.timelines.tell({ ...asked, question: 'ferry' });
    expect(timeline.unkept).toBe(true);
    expect((await desk.check({ ...asked, text, statedAt: null, message: null })).unkept).toBe(true);
    await desk.close();
  },
);

test.each(['archive-disk-full', 'archive-read-only', 'archive-disk-error', 'archive-no-handles'] as const)(
  'a desk begins where nothing can be stored (%s), and what a start puts in is put in as soon as it can be',
  async (code) => {
    const archive = new MemoryArchive(new FakeEmbedder().profile.dimension);
    const clock = new FakeClock('2026-03-01T12:00:00Z');
    const desk = open(archive, clock);
    const { jobs } = archive;
    const enqueueOnce = jobs.enqueueOnce.bind(jobs);
    const put: string[] = [];
    let isFull = true;
    jobs.enqueueOnce = async (job) => {
      if (isFull) throw new UserError(code);
      put.push(job.kind);
      return enqueueOnce(job);
    };
    await desk.startJobs();
    await clock.pass(10 * 60_000);
    expect(put).toEqual([]);
    isFull = false;
    await clock.pass(2 * 60_000);
    expect(put).toEqual(['retention', 'reembed']);
    await clock.pass(60 * 60_000);
    expect(put).toEqual(['retention', 'reembed']);
    await desk.close();
  },
);

test('a desk that is closed looks for room no more', async () => {
  const archive = new MemoryArchive(new FakeEmbedder().profile.dimension);
  const clock = new FakeClock('2026-03-01T12:00:00Z');
  const desk = open(archive, clock);
  let attempts = 0;
  archive.jobs.enqueueOnce = async () => {
    attempts += 1;
    throw new UserError('archive-disk-full');
  };
  await desk.startJobs();
  await desk.close();
  await clock.pass(60 * 60_000);
  expect(attempts).toBe(1);
});

test('a desk does not begin where what a start puts in fails otherwise', async () => {
  const archive = new MemoryArchive(new FakeEmbedder().profile.dimension);
  const desk = open(archive);
  archive.jobs.enqueueOnce = failByDefect;
  await expect(desk.startJobs()).rejects.toThrow('A defect.');
  await desk.close();
});

test('another failure to store an answer is none that is passed over', async () => {
  const archive = new MemoryArchive(new FakeEmbedder().profile.dimension);
  const desk = open(archive);
  Object.assign(archive.collection(localCollection), { saveAnswer: failByDefect });
  await expect(desk.ask(asked)).rejects.toThrow('A defect.');
  await desk.close();
});

test('closing waits for no job and no fetch that hangs, where it is told how long it may take', async () => {
  const archive = new MemoryArchive(new FakeEmbedder().profile.dimension);
  const desk = open(archive);
  await archive.jobs.enqueue({
    kind: 'hang',
    collection: localCollection,
    payload: null,
    runAfter: '2026-01-01T00:00:00Z',
  });
  const begun = new Promise<void>((resolve) => {
    desk.jobs.handle('hang', () => {
      resolve();
      return never;
    });
  });
  desk.jobs.start();
  await begun;
  const input = { kind: 'url', url: 'https://example.com/a' } as const;
  void desk.add({ collection: localCollection, input, hints: {}, by: asker }).catch(() => undefined);
  const started = performance.now();
  await desk.close(500);
  expect(performance.now() - started).toBeLessThan(4_000);
});
