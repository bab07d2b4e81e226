import type { ChildProcess } from 'node:child_process';
import { forkChild } from '../child-process.js';
import { residentBytes } from './page/resident-memory.js';

/** Why a child was ended, or ended by itself, over a piece of work. */
export type ChildProblem = 'timeout' | 'memory' | 'crash';

export interface WatchedChildOptions {
  /** The compiled module that runs in it; it says "ready" once it listens, and answers `{ id, … }` with `{ id, … }`. */
  readonly entry: URL;
  /** Of one piece of work, counted from when the child can do it. */
  readonly deadlineMs: number;
  /** Resident memory of the child, watched on Linux. */
  readonly maximumBytes: number;
  readonly heapMegabytes: number;
  /** A child without work is ended after this time. */
  readonly idleMs: number;
}

const memoryCheckMs = 50;

/**
 * A child process for input that may be hostile: one piece of work after the other. It is started when there is work,
 * stays warm, and is ended when idle; work that takes too long or too much memory ends it, and the next gets a new one.
 */
export class WatchedChild<Request extends object, Reply extends { readonly id: number }> {
  readonly #options: WatchedChildOptions;
  #child: ChildProcess | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #nextId = 1;

  constructor(options: WatchedChildOptions) {
    this.#options = options;
  }

  /** Of the child that is running, for tests; null where none is. */
  get childId(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The child's reply, or what it was ended over. Rejects with `signal.reason` when aborted. */
  run(request: Request, signal?: AbortSignal): Promise<Reply | ChildProblem> {
    const mine = this.#last.then(() => {
      signal?.throwIfAborted();
      return this.#run(request, signal);
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#endChild();
  }

  async #run(request: Request, signal: AbortSignal | undefined): Promise<Reply | ChildProblem> {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    const child = this.#child ?? (await this.#startChild());
    try {
      signal?.throwIfAborted();
      return await this.#ask(child, request, signal);
    } finally {
      this.#idleTimer = setTimeout(() => void this.#endChild(), this.#options.idleMs).unref();
    }
  }

  #ask(
    child: ChildProcess,
    request: Request,
    signal: AbortSignal | undefined,
  ): Promise<Reply | ChildProblem> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(deadline);
        clearInterval(memoryWatch);
        signal?.removeEventListener('abort', abort);
        child.off('message', receive).off('exit', crash).off('error', crash);
      };
      const end = (problem: ChildProblem): void => {
        settle();
        void this.#endChild();
        resolve(problem);
      };
      const crash = (): void => end('crash');
      const abort = (): void => {
        settle();
        void this.#endChild();
        reject(signal?.reason as Error);
      };
      const receive = (reply: Reply): void => {
        if (reply.id !== id) return;
        settle();
        resolve(reply);
      };
      const checkMemory = async (): Promise<void> => {
        const bytes = await residentBytes(child.pid ?? 0);
        if (bytes !== null && bytes > this.#options.maximumBytes && this.#child === child) end('memory');
      };
      const deadline = setTimeout(() => end('timeout'), this.#options.deadlineMs);
      const memoryWatch = setInterval(() => void checkMemory(), memoryCheckMs);
      signal?.addEventListener('abort', abort, { once: true });
      child.on('message', receive).once('exit', crash).once('error', crash);
      child.send({ ...request, id }, (error) => {
        if (error) crash();
      });
    });
  }

  async #startChild(): Promise<ChildProcess> {
    const { entry, heapMegabytes } = this.#options;
    const child = forkChild({ entry, heapMegabytes });
    this.#child = child;
    child.stderr?.resume();
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new Error(`The child process ${entry.href} ended at its start (exit code ${code}).`)),
      );
      child.once('error', reject);
    });
    return child;
  }

  async #endChild(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}
