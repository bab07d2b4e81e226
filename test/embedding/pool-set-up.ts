import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ProcessPool } from '../../src/embedding/process-pool.js';
import { createLogger } from '../../src/logger.js';
import { FakeEmbeddingProcess } from '../fakes/fake-embedding-process.js';

/** A pool over fakes, closed after the test. `loads: false`: the test itself finishes or fails their loading. */
export function setUp(options: { processes?: number; idleMs?: number; loads?: boolean } = {}) {
  const started: FakeEmbeddingProcess[] = [];
  const pool = new ProcessPool({
    start: () => {
      const process = new FakeEmbeddingProcess();
      if (options.loads !== false) process.finishLoading();
      started.push(process);
      return process;
    },
    processes: options.processes ?? 1,
    idleMs: options.idleMs ?? 60_000,
    logger: createLogger('silent'),
  });
  onTestFinished(() => pool.close());
  return { pool, started };
}

/** What it is rejected with; caught at once, so that it is never unhandled. */
export const rejectionOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'nothing: it was fulfilled',
    (thrown: unknown) => thrown,
  );

export const texts = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** Lets every process answer until none has a text in hand. */
export async function answerAll(started: readonly FakeEmbeddingProcess[]): Promise<void> {
  for (let idleTurns = 0; idleTurns < 3;) {
    const answered = started.filter((process) => process.answerNext()).length;
    idleTurns = answered > 0 ? 0 : idleTurns + 1;
    await setImmediate();
  }
}
