import type { ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import { forkChild, type ChildOptions } from './child-process.js';
import { UserError } from './errors.js';
import { processorMs, residentBytes } from './resident-memory.js';
import { within } from './within.js';

export interface ReaderLimits {
  /**
   * Of the child's processor time where the system tells it (Linux), so that a busy machine refuses nothing that an
   * idle one reads; the clock may show three times as much.
   */
  readonly deadlineMs?: number;
  /** Resident memory of the child, watched on Linux. Default: so much below 256 MB that it is ended before. */
  readonly maximumBytes?: number;
  /** Limit of its JavaScript heap. */
  readonly heapMegabytes?: number;
  /** A child without work is ended after this time. */
  readonly idleMs?: number;
  /** Folders it may read beside the project's own code. */
  readonly readFolders?: readonly string[];
}

/** Why a child was ended over what it read. */
export type ReaderFailure = 'timeout' | 'memory' | 'crash';

const defaultHeapMegabytes = 192;
const checkMs = 20;
const clockFactor = 3;
/** How long closing waits for what is being read. */
const closeMs = 1_000;

/**
 * A child process that works on one thing after the other: reads it, or cites it. It is started when there is something to read, stays
 * warm, and is ended when idle; what takes too long or too much memory ends it, and the next gets a new one.
 */
export class ReaderProcess<Request extends object, Reply extends object> {
  readonly #entry: URL;
  readonly #deadlineMs: number;
  readonly #maximumBytes: number;
  readonly #idleMs: number;
  readonly #forked: Pick<ChildOptions, 'readFolders' | 'heapMegabytes'>;
  #child: ChildProcess | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #nextId = 1;

  /** @param entry the child's module: it says "ready", then answers each `{id, …request}` with `{id, …reply}`. */
  constructor(entry: URL, limits: ReaderLimits = {}) {
    this.#entry = entry;
    this.#deadlineMs = limits.deadlineMs ?? 2_000;
    this.#maximumBytes = limits.maximumBytes ?? 240 * 2 ** 20;
    this.#idleMs = limits.idleMs ?? 60_000;
    const { readFolders = [], heapMegabytes = defaultHeapMegabytes } = limits;
    this.#forked = { readFolders, heapMegabytes };
  }

  /** Of the child that is running, for tests; null where none is. */
  get childId(): number | null {
    return this.#child?.pid ?? null;
  }

  /** What the child replies, or why it was ended. Rejects with `signal.reason` when aborted. */
  read(request: Request, signal?: AbortSignal): Promise<Reply | ReaderFailure> {
    const mine = this.#last.then(() => {
      signal?.throwIfAborted();
      if (this.#isClosed) throw new UserError('shutting-down');
      return this.#run(request, signal);
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** What is being read may take a moment more; what waits is not begun. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await within(this.#last, closeMs);
    await this.#endChild();
  }

  async #run(request: Request, signal: AbortSignal | undefined): Promise<Reply | ReaderFailure> {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    const child = this.#child ?? (await this.#startChild());
    try {
      signal?.throwIfAborted();
      return await this.#ask(child, { ...request, id: this.#nextId++ }, signal);
    } finally {
      this.#idleTimer = setTimeout(() => void this.#endChild(), this.#idleMs).unref();
    }
  }

  #ask(
    child: ChildProcess,
    request: Request & { readonly id: number },
    signal: AbortSignal | undefined,
  ): Promise<Reply | ReaderFailure> {
    return new Promise((resolve, reject) => {
      let isSettled = false;
      const settle = (): void => {
        isSettled = true;
        clearInterval(watch);
        signal?.removeEventListener('abort', abort);
        child.off('message', receive).off('exit', exit).off('error', exit);
      };
      const end = (failure: ReaderFailure): void => {
        settle();
        void this.#endChild();
        resolve(failure);
      };
      const abort = (): void => {
        settle();
        void this.#endChild();
        reject(signal?.reason as Error);
      };
      const exit = (): void => end('crash');
      const receive = (reply: Reply & { readonly id: number }): void => {
        if (reply.id !== request.id) return;
        settle();
        resolve(reply);
      };
      const started = performance.now();
      let processorAtStart: number | null = null;
      const check = async (): Promise<void> => {
        const [bytes, processor] = await Promise.all([
          residentBytes(child.pid ?? 0),
          processorMs(child.pid ?? 0),
        ]);
        if (this.#child !== child || isSettled) return;
        processorAtStart ??= processor;
        const elapsedMs = performance.now() - started;
        const usedMs = processor === null ? elapsedMs : processor - (processorAtStart ?? 0);
        if (bytes !== null && bytes > this.#maximumBytes) end('memory');
        else if (usedMs > this.#deadlineMs || elapsedMs > this.#deadlineMs * clockFactor) end('timeout');
      };
      void check();
      const watch = setInterval(() => void check(), checkMs);
      signal?.addEventListener('abort', abort, { once: true });
      child.on('message', receive).once('exit', exit).once('error', exit);
      child.send(request, (error) => {
        if (error) exit();
      });
    });
  }

  /** The deadline counts from when the child can read, not from its start. */
  async #startChild(): Promise<ChildProcess> {
    const child = forkChild({ entry: this.#entry, ...this.#forked });
    this.#child = child;
    child.stderr?.resume();
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new Error(`${basename(this.#entry.pathname)} ended at its start (exit code ${code}).`)),
      );
      child.once('error', (error) => {
        // One that could not be started does not exit either.
        if (this.#child === child) this.#child = null;
        reject(error);
      });
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
