import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import {
  additionHandler,
  additionKind,
  additionPayload,
  additionsAtOnce,
} from '../../../src/desk/additions/addition-job.js';
import { QueuedAdditions } from '../../../src/desk/additions/queued-additions.js';
import type { AddRequest, Desk } from '../../../src/desk/desk.js';
import { JobRunner } from '../../../src/desk/job-runner.js';
import { systemClock } from '../../../src/clock.js';
import { UserError } from '../../../src/errors.js';
import { createLogger } from '../../../src/logger.js';
import type { AddProgress } from '../../../src/reading/article-input.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { sampleContent, samplePassages, sampleDimension } from '../../archive/sample-articles.js';

const logger = createLogger('silent');
const by = { id: '7', name: 'ana' };
const request: AddRequest = {
  collection: localCollection,
  input: { kind: 'text', text: 'The mill at Krell burned down.' },
  hints: { title: 'Fire' },
  by,
};

/** A process that puts in, and one that does it as `add` says. */
function twoProcesses(add: Desk['add'], archive = new MemoryArchive(sampleDimension)) {
  const worker = new JobRunner({
    jobs: archive.jobs,
    handlers: new Map(),
    now: () => new Date(),
    logger,
    pollMs: 10,
  });
  worker.handle(additionKind, additionHandler(add, archive, logger), additionsAtOnce);
  worker.start();
  onTestFinished(() => worker.stop());
  return { archive, bot: new QueuedAdditions({ archive, clock: systemClock }) };
}

/** Stores it, as a desk would. */
function storing(archive: MemoryArchive, seen: AddRequest[] = []): Desk['add'] {
  return async (given, onProgress) => {
    seen.push(given);
    onProgress?.({ stage: 'reading' });
    onProgress?.({ stage: 'embedding', done: 1, total: 2 });
    const text = given.input.kind === 'text' ? given.input.text : 'From a file.';
    const passages = samplePassages(text);
    const added = await archive.collection(given.collection).add(sampleContent({ text }), passages);
    return { ...added, passages: passages.length };
  };
}

test('another process adds it, and progress and outcome come back', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const { bot } = twoProcesses(storing(archive), archive);
  const told: AddProgress[] = [];
  const first = await bot.add(request, (progress) => told.push(progress));
  expect(first).toMatchObject({ status: 'added', passages: 1 });
  expect(first.article.text).toBe('The mill at Krell burned down.');
  expect(told).toEqual([{ stage: 'reading' }, { stage: 'embedding', done: 1, total: 2 }]);
  expect((await bot.add(request)).status).toBe('duplicate');
  // Nothing of it is left in the queue.
  expect(await archive.jobs.waiting()).toEqual(new Map());
});

test('a file comes there byte for byte, and all that was said of it', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const seen: AddRequest[] = [];
  const { bot } = twoProcesses(storing(archive, seen), archive);
  const bytes = new Uint8Array([0, 255, 128, 10, 13]);
  const hints = { title: 'T', authors: ['A', 'B'], publishedAt: '2026-03-01' };
  const posted = { author: { id: '9', name: 'bo' }, messageUrl: 'https://discord.com/x', forwarded: false };
  const given: AddRequest = { ...request, input: { kind: 'file', name: 'a.bin', bytes }, hints, posted };
  await bot.add(given);
  expect(seen).toEqual([given]);
});

test('refusals are those of the process that refused, and what failed there is told as a failure', async () => {
  const refused = new UserError('dead-host', { host: 'ledger.example' });
  const { bot } = twoProcesses(async () => Promise.reject(refused));
  await expect(bot.add(request)).rejects.toMatchObject({
    name: 'UserError',
    code: 'dead-host',
    values: { host: 'ledger.example' },
    message: refused.message,
  });
  const failing = twoProcesses(async () => Promise.reject(new TypeError('undefined is no function')));
  await expect(failing.bot.add(request)).rejects.toThrow('undefined is no function');
  expect(await failing.archive.jobs.waiting()).toEqual(new Map());
});

test('what a process that is ending was at is left to another', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const ending = new AbortController();
  const handler = additionHandler(
    async () => Promise.reject(new UserError('shutting-down')),
    archive,
    logger,
  );
  const id = await archive.jobs.enqueue({
    kind: additionKind,
    collection: 'local',
    payload: additionPayload(request),
  });
  const job = await archive.jobs.take([additionKind]);
  if (!job) throw new Error('There is no job.');
  ending.abort();
  await expect(handler(job, ending.signal)).rejects.toMatchObject({ code: 'shutting-down' });
  expect(await archive.jobs.collect(id)).toEqual({ state: 'waiting' });
});

test('several are added at a time: one that takes long keeps nobody waiting', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const store = storing(archive);
  const slow = new EventEmitter();
  const isReleased = once(slow, 'released');
  const { bot } = twoProcesses(async (given, onProgress) => {
    if (given.hints.title === 'slow') await isReleased;
    return store(given, onProgress);
  }, archive);
  const waiting = bot.add({ ...request, input: { kind: 'text', text: 'Slow.' }, hints: { title: 'slow' } });
  expect((await bot.add(request)).status).toBe('added');
  slow.emit('released');
  expect((await waiting).status).toBe('added');
});

test('an archive that is away for a moment is waited for: it is in the queue', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const collect = archive.jobs.collect.bind(archive.jobs);
  let isAway = true;
  archive.jobs.collect = async (job) => {
    if (!isAway) return collect(job);
    isAway = false;
    throw new UserError('database-away', {});
  };
  const { bot } = twoProcesses(storing(archive), archive);
  expect((await bot.add(request)).status).toBe('added');
});

test('where no process has room it says so, and it stays in the queue', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const clock = new FakeClock(Date.parse('2026-03-01T12:00:00Z'));
  const bot = new QueuedAdditions({ archive, clock });
  const added = bot.add(request).catch((error: unknown) => error);
  for (let minute = 0; minute < 14; minute += 1) await clock.pass(60_000);
  expect(await added).toMatchObject({ name: 'UserError', code: 'addition-waits' });
  expect(await archive.jobs.waiting()).toEqual(new Map([[additionKind, 1]]));
});

test('what is put in by another version is refused with a sentence', async () => {
  const archive = new MemoryArchive(sampleDimension);
  twoProcesses(storing(archive), archive);
  const job = await archive.jobs.enqueue({
    kind: additionKind,
    collection: 'local',
    payload: { input: 'x' },
  });
  await expect.poll(async () => (await archive.jobs.waiting()).size).toBe(0);
  expect(await archive.jobs.collect(job)).toMatchObject({
    state: 'done',
    result: { error: { code: 'unreadable-request' } },
  });
});
