import { fork } from 'node:child_process';
import { MemoryWatch } from './process-memory.js';

export interface ChildResult<Result> {
  readonly result: Result;
  /** Of the child and all processes below it, at the most; null where the system does not tell. */
  readonly peakMegabytes: number | null;
}

/**
 * Runs a script of this folder in a process of its own, so that no measurement inherits another's memory. It is sent
 * `order` and answers with one message.
 * @throws Error where it ends without an answer.
 */
export function runChild<Result>(
  script: string,
  order: object,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildResult<Result>> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(script, import.meta.url), [], {
      env: { ...process.env, ...environment },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const watch = new MemoryWatch(child.pid ?? 0);
    let answer: { readonly result: Result } | null = null;
    child.on('message', (result) => (answer = { result: result as Result }));
    child.on('error', reject);
    child.on('exit', (code) => {
      const peakMegabytes = watch.end();
      if (answer && code === 0) resolve({ ...answer, peakMegabytes });
      else reject(new Error(`${script} ended with code ${code} and without a result.`));
    });
    child.send(order);
  });
}

/** In the script: does what is ordered and answers. */
export function serveOrder<Order, Result>(work: (order: Order) => Promise<Result>): void {
  process.once('message', async (order) => {
    const result = await work(order as Order);
    process.send?.(result, undefined, {}, () => process.disconnect());
  });
}
