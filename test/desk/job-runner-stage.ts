import { JobRunner, type JobHandler } from '../../src/desk/job-runner.js';
import { createLogger } from '../../src/logger.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { MemoryArchive } from '../fakes/memory-archive.js';

export const start = Date.parse('2026-03-01T12:00:00Z');

export function setUp(handlers: Readonly<Record<string, JobHandler>>) {
  const { jobs } = new MemoryArchive();
  const time = new FakeClock(start);
  const clock = {
    now: () => new Date(time.nowMs()),
    pass: (ms: number) => time.pass(ms, () => runner.settled()),
    in: (ms: number) => new Date(time.nowMs() + ms).toISOString(),
  };
  const logger = createLogger('silent');
  const runner = new JobRunner({
    jobs,
    handlers: new Map(Object.entries(handlers)),
    now: clock.now,
    clock: time,
    logger,
  });
  const look = async () => {
    runner.wake();
    await runner.settled();
  };
  return { jobs, clock, runner, look };
}

/** Remembers the payloads of what it did. */
export function recorder(outcome: Awaited<ReturnType<JobHandler>> = 'done') {
  const done: unknown[] = [];
  const handler: JobHandler = async ({ payload }) => {
    done.push(payload);
    return outcome;
  };
  return { done, handler };
}
