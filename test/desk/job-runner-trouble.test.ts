import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { recorder, setUp, start } from './job-runner-stage.js';

describe('a job runner whose archive takes nothing for a while', () => {
  it('goes on where the archive could not be asked for a moment', async () => {
    const { done, handler } = recorder();
    const { jobs, clock, look } = setUp({ purge: handler });
    await jobs.enqueue({ kind: 'purge', collection: 'local', payload: 'it', runAfter: clock.in(0) });
    const take = jobs.take.bind(jobs);
    jobs.take = async () => {
      throw new Error('The disk reports an error.');
    };
    await look();
    jobs.take = take;
    await look();
    expect(done).toEqual(['it']);
  });

  it('keeps what became of a job as soon as the archive takes it, and does neither that job again nor forgets its kind', async () => {
    const { done, handler } = recorder();
    const { jobs, look } = setUp({ reembed: handler });
    const job = { kind: 'reembed', collection: '*', payload: 1, runAfter: new Date(start).toISOString() };
    await jobs.enqueueOnce(job);
    const finish = jobs.finish.bind(jobs);
    jobs.finish = async () => {
      throw new UserError('archive-disk-full');
    };
    await look();
    await look();
    expect(done).toEqual([1]);
    expect(await jobs.waiting()).toEqual(new Map([['reembed', 1]]));
    jobs.finish = finish;
    await look();
    expect(await jobs.waiting()).toEqual(new Map());
    expect(await jobs.enqueueOnce({ ...job, payload: 2 })).toBe(true);
    await look();
    expect(done).toEqual([1, 2]);
  });

  it('tries what waits for a moment again, though that could not be kept at first', async () => {
    const { done, handler } = recorder({ retryAt: new Date(start + 60_000).toISOString() });
    const { jobs, clock, look } = setUp({ poll: handler });
    await jobs.enqueue({ kind: 'poll', collection: 'local', payload: 1, runAfter: clock.in(0) });
    const finish = jobs.finish.bind(jobs);
    jobs.finish = async () => {
      throw new UserError('archive-disk-full');
    };
    await look();
    jobs.finish = finish;
    await look();
    expect(done).toEqual([1]);
    await clock.pass(60_000);
    await look();
    expect(done).toEqual([1, 1]);
  });

  it('keeps what became of a job when it is stopped, where it could not before', async () => {
    const { done, handler } = recorder();
    const { jobs, clock, runner, look } = setUp({ tell: handler });
    await jobs.enqueue({ kind: 'tell', collection: 'local', payload: 1, runAfter: clock.in(0) });
    const finish = jobs.finish.bind(jobs);
    jobs.finish = async () => {
      throw new UserError('archive-disk-full');
    };
    await look();
    jobs.finish = finish;
    await runner.stop();
    expect(done).toEqual([1]);
    expect(await jobs.waiting()).toEqual(new Map());
  });
});
