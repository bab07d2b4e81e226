import type { Clock } from '../clock.js';
import type { Logger } from '../logger.js';
import { errorFacts } from './error-facts.js';
import type { BotMessage } from './rendering/message.js';

/** Discord allows five edits in five seconds for everything in a channel; progress takes a small part of that. */
const intervalMs = 2000;

export interface ProgressReplyOptions {
  readonly edit: (message: BotMessage) => Promise<unknown>;
  readonly logger: Logger;
  readonly clock: Clock;
}

/**
 * Edits progress into a reply, at most every two seconds and always the newest. What is done within the first two
 * seconds shows no progress at all.
 */
export class ProgressReply {
  readonly #edit: (message: BotMessage) => Promise<unknown>;
  readonly #logger: Logger;
  readonly #clock: Clock;
  #message: BotMessage | null = null;
  #callOff: (() => void) | null = null;
  #sending: Promise<void> = Promise.resolve();
  #finished = false;

  constructor({ edit, logger, clock }: ProgressReplyOptions) {
    this.#edit = edit;
    this.#logger = logger;
    this.#clock = clock;
  }

  show(message: BotMessage): void {
    this.#message = message;
    if (this.#finished) return;
    this.#callOff ??= this.#clock.after(intervalMs, () => {
      this.#callOff = null;
      this.#sending = this.#sending.then(() => this.#send());
    });
  }

  /** Resolves when no edit is under way any more, so that the result cannot be overtaken by a line of progress. */
  async finish(): Promise<void> {
    this.#finished = true;
    this.#callOff?.();
    await this.#sending;
  }

  async #send(): Promise<void> {
    if (this.#finished || !this.#message) return;
    try {
      await this.#edit(this.#message);
    } catch (thrown) {
      // Progress is not worth failing for: the work goes on, and the result says if the reply is gone.
      this.#logger.warn({ error: errorFacts(thrown) }, 'A line of progress could not be shown.');
    }
  }
}
