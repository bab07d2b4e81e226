import { Worker } from 'node:worker_threads';
import { compiledEntry } from '../../child-process.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { diesOfCollectedObjects } from './connection.js';

/** About how many pages of 4 KB it puts into a log to store one, with all that is kept beside it. */
export const pagesOf = { article: 125, answer: 5 } as const;
/** As many as SQLite lets stand in a log. */
const pagesBetween = 1_000;
/** Pages after which a commit does it itself: where the thread cannot, or does not keep up. */
export const mostPagesInLog = 8_000;

/**
 * Puts what stands in the write-ahead logs of databases into their files, in a thread of its own. SQLite does it within
 * the commit that fills a log: an import into 100,000 passages would hold the event loop for 15 ms and more at every eighth article.
 * A log is as safe as the file; who writes goes on meanwhile.
 */
export class Checkpointer {
  readonly #logger: Logger;
  /** Pages that each file's log may hold since it was emptied. */
  readonly #written = new Map<string, number>();
  /** Being done, by file, in the order of the thread's replies. */
  readonly #underWay = new Map<string, Underway>();
  #thread: Worker | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Whether commits may leave it to this; where not, they do it themselves. */
  static get isSafe(): boolean {
    return !diesOfCollectedObjects;
  }

  /** To be called after so many pages were written to the log of this file. */
  wrote(path: string, pages: number): void {
    const written = (this.#written.get(path) ?? 0) + pages;
    const isDue = written >= pagesBetween && !this.#underWay.has(path);
    this.#written.set(path, isDue ? 0 : written);
    if (isDue) this.#begin(path);
  }

  /** Resolves when the thread is at work on this file no more. */
  async settled(path: string): Promise<void> {
    await this.#underWay.get(path)?.done;
  }

  /** Resolves when nothing of this file is under way, so that it can be closed, and forgets it. */
  async release(path: string): Promise<void> {
    this.#written.delete(path);
    await this.settled(path);
  }

  /** Resolves when the thread has ended. */
  async close(): Promise<void> {
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
    await this.#thread?.terminate();
    this.#thread = null;
  }

  /** Never throws: what was written is kept. */
  #begin(path: string): void {
    try {
      this.#thread ??= this.#start();
      this.#thread.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      this.#thread.postMessage(path);
      this.#underWay.set(path, withResolver());
    } catch (error) {
      this.#logger.warn({ error: asError(error).message }, threadFailed);
    }
  }

  #start(): Worker {
    const thread = new Worker(compiledEntry(new URL('./checkpoint-thread.js', import.meta.url)), {
      // None of our variables, as in child processes.
      env: {},
    });
    thread.on('message', (failure: string | null) => this.#settle(failure));
    // Commits do it themselves from then on, and nothing is lost.
    thread.on('error', (error) => this.#logger.warn({ error: error.message }, threadFailed));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
      while (this.#underWay.size > 0) this.#settle(null);
    });
    return thread;
  }

  /** The thread does one after another. */
  #settle(failure: string | null): void {
    const [first] = this.#underWay;
    if (!first) return;
    const [path, { settle }] = first;
    this.#underWay.delete(path);
    // Idle, it keeps no process alive.
    if (this.#underWay.size === 0) this.#thread?.unref();
    settle();
    if (failure !== null) this.#logger.debug({ path, error: failure }, 'A log was not put into its file.');
  }
}

interface Underway {
  readonly done: Promise<void>;
  readonly settle: () => void;
}

function withResolver(): Underway {
  let settle: (() => void) | null = null;
  const done = new Promise<void>((resolve) => (settle = resolve));
  return { done, settle: () => settle?.() };
}

const threadFailed = 'The thread that empties write-ahead logs failed; whoever writes does it now.';
