import type { ChildProcess } from 'node:child_process';
import { forkChild } from '../../child-process.js';
import type { ExtractedPage, ExtractionReply, ExtractionRequest } from './extracted-page.js';
import { costlyPage, pageRefusal } from './page-refusals.js';
import { residentBytes } from './resident-memory.js';

/** A page as it is to be read. */
export interface PageToExtract {
  readonly html: Uint8Array;
  /** As the HTTP header names it; null where none is known. */
  readonly charset: string | null;
  /** Null for a file. */
  readonly url: string | null;
  /** Host or file name, for refusals. */
  readonly name: string;
}

/** Finds the article in a page. */
export interface Extractor {
  /** @throws UserError where the page holds no article or costs too much. Rejects with `signal.reason` when aborted. */
  extract(page: PageToExtract, signal?: AbortSignal): Promise<ExtractedPage>;
  close(): Promise<void>;
}

export interface ProcessExtractorOptions {
  readonly deadlineMs?: number;
  /** Resident memory of the child, watched on Linux. Default: so much below 256 MB that it is ended before. */
  readonly maximumBytes?: number;
  /** A child without work is ended after this time. */
  readonly idleMs?: number;
}

const heapMegabytes = 192;
const memoryCheckMs = 20;

/**
 * Reads pages in one child process, one after the other. The child is started when there is a page,
 * stays warm, and is ended when idle; a page that takes too long or too much memory ends it, and the
 * next page gets a new one.
 */
export class ProcessExtractor implements Extractor {
  readonly #deadlineMs: number;
  readonly #maximumBytes: number;
  readonly #idleMs: number;
  #child: ChildProcess | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #nextId = 1;

  constructor(options: ProcessExtractorOptions = {}) {
    this.#deadlineMs = options.deadlineMs ?? 2_000;
    this.#maximumBytes = options.maximumBytes ?? 240 * 2 ** 20;
    this.#idleMs = options.idleMs ?? 60_000;
  }

  /** Of the child that is running, for tests; null where none is. */
  get childId(): number | null {
    return this.#child?.pid ?? null;
  }

  extract(page: PageToExtract, signal?: AbortSignal): Promise<ExtractedPage> {
    const mine = this.#last.then(() => {
      signal?.throwIfAborted();
      return this.#run(page, signal);
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#endChild();
  }

  async #run(page: PageToExtract, signal: AbortSignal | undefined): Promise<ExtractedPage> {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    const child = this.#child ?? (await this.#startChild());
    const { name, ...rest } = page;
    try {
      signal?.throwIfAborted();
      const reply = await this.#ask(child, { id: this.#nextId++, ...rest }, name, signal);
      if ('page' in reply) return reply.page;
      throw 'refusal' in reply ? pageRefusal(reply.refusal, name) : costlyPage('crash', name);
    } finally {
      this.#idleTimer = setTimeout(() => void this.#endChild(), this.#idleMs).unref();
    }
  }

  #ask(
    child: ChildProcess,
    request: ExtractionRequest,
    name: string,
    signal: AbortSignal | undefined,
  ): Promise<ExtractionReply> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(deadline);
        clearInterval(memoryWatch);
        signal?.removeEventListener('abort', abort);
        child.off('message', receive).off('exit', exit).off('error', exit);
      };
      const fail = (error: unknown): void => {
        settle();
        void this.#endChild();
        reject(error as Error);
      };
      const abort = (): void => fail(signal?.reason);
      const exit = (): void => fail(costlyPage('crash', name));
      const receive = (reply: ExtractionReply): void => {
        if (reply.id !== request.id) return;
        settle();
        resolve(reply);
      };
      const deadline = setTimeout(() => fail(costlyPage('timeout', name)), this.#deadlineMs);
      const checkMemory = async (): Promise<void> => {
        const bytes = await residentBytes(child.pid ?? 0);
        if (bytes !== null && bytes > this.#maximumBytes && this.#child === child)
          fail(costlyPage('memory', name));
      };
      const memoryWatch = setInterval(() => void checkMemory(), memoryCheckMs);
      signal?.addEventListener('abort', abort, { once: true });
      child.on('message', receive).once('exit', exit).once('error', exit);
      child.send(request, (error) => {
        if (error) exit();
      });
    });
  }

  /** The deadline of a page counts from when the child can read it, not from its start. */
  async #startChild(): Promise<ChildProcess> {
    const child = forkChild({ entry: new URL('./extraction-child.js', import.meta.url), heapMegabytes });
    this.#child = child;
    child.stderr?.resume();
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new Error(`The reader of pages ended at its start (exit code ${code}).`)),
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
