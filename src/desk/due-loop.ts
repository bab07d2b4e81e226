import type { Clock } from '../clock.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import { outsideRequests } from '../observing/request-scope.js';

export interface DueLoopOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Does what is due, and says when more will be, in milliseconds since 1970; null where nothing is known of. */
  readonly work: (signal: AbortSignal) => Promise<number | null>;
  /** Only whether other processes may bring something to do, for which it is looked more often. */
  readonly archive: { readonly isShared: boolean };
}

/** What cannot be done rests so long. */
const restMs = 60_000;
/** A clock may be set, and a machine may sleep: it is looked again after this, whatever is due. */
const longestWaitMs = 3_600_000;
/** The same where other processes share the archive. */
const sharedWaitMs = 30_000;

/** Does work when it is due, one round after the other, from `start` to `stop`. */
export class DueLoop {
  readonly #options: DueLoopOptions;
  readonly #end = new AbortController();
  #started = false;
  #cancelTimer: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;

  constructor(options: DueLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#started = true;
    this.look();
  }

  /** Looks at once for what is due; where a round is under way, after it. Nothing before `start`. */
  look(): void {
    if (!this.#started || this.#end.signal.aborted) return;
    if (this.#running) {
      this.#isAskedAgain = true;
      return;
    }
    this.#running = outsideRequests(() => this.#round()).finally(() => {
      this.#running = null;
      if (!this.#isAskedAgain) return;
      this.#isAskedAgain = false;
      this.look();
    });
  }

  /** Begins no more; resolves when the round under way has ended. Idempotent. */
  async stop(): Promise<void> {
    this.#end.abort();
    this.#cancelTimer?.();
    await this.#running;
  }

  /** Resolves when nothing is being done, for tests. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Never rejects. */
  async #round(): Promise<void> {
    const { clock, logger, work, archive } = this.#options;
    let nextMs: number | null;
    try {
      nextMs = await work(this.#end.signal);
    } catch (error) {
      logger.error({ error: asError(error).message }, 'What was due could not be done; it is tried again.');
      nextMs = clock.nowMs() + restMs;
    }
    if (this.#end.signal.aborted) return;
    this.#cancelTimer?.();
    const longestMs = archive.isShared ? sharedWaitMs : longestWaitMs;
    const waitMs = nextMs === null ? longestMs : nextMs - clock.nowMs();
    this.#cancelTimer = clock.after(Math.min(Math.max(waitMs, 0), longestMs), () => this.look());
  }
}
