import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/archive/jobs.js';
import { type JobHandler } from '../../src/desk/job-runner.js';
import { UserError } from '../../src/errors.js';
import { recorder, setUp, start } from './job-runner-stage.js';

describe('the job runner', () => {
  it('does what is due by its clock, oldest first, and only what it has a handler for', async () => {
    const { done, handler } = recorder();
    const { jobs, clock, look } = setUp({ purge: handler });
    const job = { kind: 'purge', collection: 'local' };
    await jobs.enqueue({ ...job, payload: 'later', runAfter: clock.in(60_000) });
    await jobs.enqueue({ ...job, payload: 'soon', runAfter: clock.in(1_000) });
    await jobs.enqueue({ ...job, kind: 'poll', payload: 'not mine', runAfter: clock.in(0) });
    await look();
    expect(done).toEqual([]);
    await clock.pass(1_000);
    await look();
    expect(done).toEqual(['soon']);
    await clock.pass(3_600_000);
    await look();
    await look();
    expect(done).toEqual(['soon', 'later']);
    expect(await jobs.take(['poll'], clock.in(0))).toMatchObject({ payload: 'not mine' });
  });

  it('does at once also what is put in while it looks for the last time', async () => {
    const { done, handler } = recorder();
    const { jobs, clock, runner, look } = setUp({ purge: handler });
    const take = jobs.take.bind(jobs);
    let isFirst = true;
    jobs.take = async (...words) => {
      const job = await take(...words);
      if (isFirst) {
        isFirst = false;
        await jobs.enqueue({ kind: 'purge', collection: 'local', payload: 'late', runAfter: clock.in(0) });
        runner.wake();
      }
      return job;
    };
    await look();
    expect(done).toEqual(['late']);
  });

  it('tries what failed again, later each time', async () => {
    let attempts = 0;
    const { jobs, clock, look } = setUp({
      purge: async () => {
        attempts += 1;
        throw new Error('The disk is full.');
      },
    });
    await jobs.enqueue({ kind: 'purge', collection: 'local', payload: null, runAfter: clock.in(0) });
    await look();
    const waits: number[] = [];
    for (let waitedMs = 0; waits.length < 12; waitedMs += 30_000) {
      const before = attempts;
      await look();
      if (attempts > before) {
        waits.push(waitedMs / 60_000);
        waitedMs = 0;
      }
      await clock.pass(30_000);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(Math.max(...waits)).toBe(360);
  });

  it('tries what only the archive could not take as often as it takes, and never later than after two minutes', async () => {
    let attempts = 0;
    const { jobs, clock, look } = setUp({
      purge: async () => {
        attempts += 1;
        if (attempts < 9) throw new UserError('archive-disk-full');
        return 'done';
      },
    });
    await jobs.enqueue({ kind: 'purge', collection: 'local', payload: null, runAfter: clock.in(0) });
    for (let round = 1; round <= 12; round += 1) {
      await look();
      expect(attempts).toBe(Math.min(round, 9));
      await clock.pass(120_000);
    }
  });

  it('tries again when a job asks for it, and does not spin where that moment is over', async () => {
    const moments = [start + 7_200_000, start];
    const polled: number[] = [];
    const { jobs, clock, look } = setUp({
      poll: async ({ attempts }) => {
        polled.push(attempts);
        const moment = moments[attempts - 1];
        return moment === undefined ? 'done' : { retryAt: new Date(moment).toISOString() };
      },
    });
    await jobs.enqueue({ kind: 'poll', collection: 'local', payload: null, runAfter: clock.in(0) });
    await look();
    await clock.pass(7_199_999);
    await look();
    expect(polled).toEqual([1]);
    await clock.pass(1);
    await look();
    expect(polled).toEqual([1, 2]);
    await clock.pass(1_000);
    await look();
    expect(polled).toEqual([1, 2, 3]);
  });

  it('looks by itself when the next is due: put in for later, put off, or there from before', async () => {
    const { done, handler } = recorder();
    const { jobs, clock, runner } = setUp({
      purge: handler,
      poll: async ({ attempts }, signal) => {
        await handler({ payload: `poll ${attempts}` } as Job, signal);
        return attempts === 1 ? { retryAt: clock.in(7_000) } : 'done';
      },
    });
    const job = { kind: 'purge', collection: 'local' };
    await jobs.enqueue({ ...job, payload: 'kept', runAfter: clock.in(2 * 86_400_000) });
    runner.start();
    await runner.settled();
    await jobs.enqueue({ ...job, payload: 'soon', runAfter: clock.in(4_000) });
    runner.wake('purge');
    await jobs.enqueue({ ...job, kind: 'poll', payload: null, runAfter: clock.in(0) });
    runner.wake('poll');
    await runner.settled();
    expect(done).toEqual(['poll 1']);
    await clock.pass(3_999);
    expect(done).toEqual(['poll 1']);
    await clock.pass(1);
    expect(done).toEqual(['poll 1', 'soon']);
    await clock.pass(3_000);
    expect(done).toEqual(['poll 1', 'soon', 'poll 2']);
    await clock.pass(2 * 86_400_000 - 7_001);
    expect(done).toHaveLength(3);
    await clock.pass(1);
    expect(done).toEqual(['poll 1', 'soon', 'poll 2', 'kept']);
    await runner.stop();
  });

  it('lets no kind wait for another', async () => {
    const waiting: (() => void)[] = [];
    const { done, handler } = recorder();
    const slow: JobHandler = () =>
      new Promise((resolve) => {
        waiting.push(() => resolve('done'));
      });
    const { jobs, clock, runner } = setUp({ slow, quick: handler });
    for (const kind of ['slow', 'quick', 'slow']) {
      await jobs.enqueue({ kind, collection: 'local', payload: kind, runAfter: clock.in(0) });
    }
    runner.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toEqual(['quick']);
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    waiting.shift()?.();
    await runner.settled();
    expect(await jobs.take(['slow'], clock.in(0))).toBeNull();
  });

  it('stops cleanly: tells what is at work, waits for it, and leaves it to the next start', async () => {
    const told: boolean[] = [];
    const { jobs, clock, runner } = setUp({
      purge: (_job: Job, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            told.push(true);
            setTimeout(() => reject(new Error('stopped')), 20);
          });
        }),
    });
    await jobs.enqueue({ kind: 'purge', collection: 'local', payload: 1, runAfter: clock.in(0) });
    await jobs.enqueue({ kind: 'purge', collection: 'local', payload: 2, runAfter: clock.in(0) });
    runner.start();
    runner.start();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await runner.stop();
    expect(told).toEqual([true]);
    runner.wake();
    const left = await Promise.all([
      jobs.take(['purge'], clock.in(0)),
      jobs.take(['purge'], clock.in(0)),
      jobs.take(['purge'], clock.in(0)),
    ]);
    expect(left.map((job) => job?.payload).toSorted()).toEqual([1, 2, undefined]);
  });

  it('leaves a kind that nobody does to whoever does it later, and goes on where he left off', async () => {
    const { jobs, clock, runner, look } = setUp({});
    await jobs.enqueue({ kind: 'tell', collection: 'local', payload: 1, runAfter: clock.in(0) });
    await look();
    const told: unknown[] = [];
    const stopped: string[] = [];
    const endFirst = runner.handle('tell', ({ payload }, signal) => {
      told.push(payload);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          stopped.push('first');
          reject(new Error('stopped'));
        });
      });
    });
    runner.wake();
    await expect.poll(() => told).toEqual([1]);
    await endFirst();
    expect(stopped).toEqual(['first']);
    await look();
    expect(told).toEqual([1]);
    const { done, handler } = recorder();
    const endSecond = runner.handle('tell', handler);
    await clock.pass(1_000);
    await look();
    expect(done).toEqual([1]);
    await endSecond();
  });
});
