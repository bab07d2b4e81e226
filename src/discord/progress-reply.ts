import type { Logger } from '../logger.js';
import { errorFacts } from './error-facts.js';

/** Discord allows five edits in five seconds for everything in a channel; progress takes a small part of that. */
const defaultIntervalMs = 2000;

/**
 * Edits a line of progress into a reply, at most once an interval and always the newest. What is done
 * within the first interval shows no progress at all.
 */
export class ProgressReply {
  readonly #edit: (line: string) => Promise<unknown>;
  readonly #logger: Logger;
  readonly #intervalMs: number;
  #line = '';
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> = Promise.resolve();
  #finished = false;

  constructor(edit: (line: string) => Promise<unknown>, logger: Logger, intervalMs = defaultIntervalMs) {
    this.#edit = edit;
    this.#logger = logger;
    this.#intervalMs = intervalMs;
  }

  show(line: string): void {
    this.#line = line;
    if (this.#finished) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#sending = this.#sending.then(() => this.#send());
    }, this.#intervalMs);
  }

  /** Resolves when no edit is under way any more, so that the result cannot be overtaken by a line of progress. */
  async finish(): Promise<void> {
    this.#finished = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sending;
  }

  async #send(): Promise<void> {
    if (this.#finished) return;
    try {
      await this.#edit(this.#line);
    } catch (thrown) {
      // Progress is not worth failing for: the work goes on, and the result says if the reply is gone.
      this.#logger.warn({ error: errorFacts(thrown) }, 'A line of progress could not be shown.');
    }
  }
}
