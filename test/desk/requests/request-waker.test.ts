import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { RequestWaker, requestsKind } from '../../../src/desk/requests/request-waker.js';
import { newRequest, roomForAll } from '../../archive/sample-requests.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

const start = Date.parse('2026-03-01T12:00:00Z');
let archive: MemoryArchive;
let clock: FakeClock;
let waker: RequestWaker;
let wakes: number;

const make = () =>
  new RequestWaker({ archive, now: () => new Date(clock.nowMs()), wake: () => (wakes += 1) });
const ask = () => archive.collection(localCollection).requests.add(newRequest('r1', '7'), roomForAll);
const add = (work: () => Promise<unknown> = async () => null) => waker.around(localCollection, work);
const take = () => archive.jobs.take([requestsKind], clock.moment);

/** Takes what is due, as a runner does; says when it is to be tried again. */
async function run(): Promise<'nothing' | 'done' | number> {
  const job = await take();
  if (!job) return 'nothing';
  const retryAt = waker.begin(job.collection);
  await archive.jobs.finish(job.id, retryAt === null ? 'done' : 'retry', retryAt ?? undefined);
  return retryAt === null ? 'done' : Date.parse(retryAt) - clock.nowMs();
}

beforeEach(() => {
  archive = new MemoryArchive();
  clock = new FakeClock(start);
  wakes = 0;
  waker = make();
});

describe('looking after requests when articles come', () => {
  it('does nothing where nobody asks for any', async () => {
    await add();
    await clock.pass(60_000);
    expect(await run()).toBe('nothing');
    expect(wakes).toBe(0);
  });

  it('waits until none has come for a while, and looks once', async () => {
    await ask();
    for (let n = 0; n < 10; n += 1) {
      await add();
      await clock.pass(500);
    }
    expect(await run()).toBe(1_500);
    await clock.pass(1_500);
    expect(await run()).toBe('done');
    expect(await run()).toBe('nothing');
    expect(wakes).toBeGreaterThan(0);
    await add();
    await clock.pass(2_000);
    expect(await run()).toBe('done');
  });

  it('waits for one that is being read, but not for ever', async () => {
    await ask();
    const ends: (() => void)[] = [];
    const reading = add(() => new Promise((resolve) => void ends.push(() => resolve(null))));
    const waited: (number | string)[] = [];
    for (let seconds = 0; seconds < 130; seconds += 2) {
      await clock.pass(2_000);
      waited.push(await run());
    }
    expect(new Set(waited)).toEqual(new Set([2_000, 'done', 'nothing']));
    const waitedMs = waited.indexOf('done') * 2_000;
    expect(waitedMs).toBeGreaterThan(110_000);
    expect(waitedMs).toBeLessThan(130_000);
    ends[0]?.();
    await reading;
    await clock.pass(2_000);
    expect(await run()).toBe('done');
  });

  it('keeps the job before the article, so that a crash in between loses nothing', async () => {
    await ask();
    await expect(
      add(async () => {
        throw new Error('The process is killed.');
      }),
    ).rejects.toThrow('killed');
    // Another process knows nothing of what this one waited for.
    waker = make();
    await clock.pass(2_000);
    expect(await run()).toBe('done');
  });

  it('notices a request that was made while an article was read', async () => {
    await add(async () => ask());
    await clock.pass(2_000);
    expect(await run()).toBe('done');
  });

  it('keeps one job for whatever is wanted until then, and an earlier one where it hurries', async () => {
    await waker.want(localCollection, 5_000);
    await waker.want(localCollection, 9_000);
    await waker.want(localCollection, 0);
    expect(await run()).toBe('done');
    await clock.pass(9_000);
    expect(await run()).toBe('done');
    expect(await run()).toBe('nothing');
  });
});
