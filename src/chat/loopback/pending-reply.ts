import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { ChatReply } from '../chat-session.js';
import { isLoading, type StoredMessage } from './world-model.js';

/** Something that the bot was sent and what it has made of it so far. */
export abstract class PendingReply {
  readonly createdAtMs: number;
  /** Whether the bot may take its time before it acknowledges, as long as it is seen to work. */
  readonly isPatient: boolean;
  acknowledged: ChatReply['acknowledged'] = 'nothing';
  acknowledgedAtMs: number | null = null;
  modal: APIModalInteractionResponseCallbackData | null = null;
  /** Handlers of the bot that `track` named and that have not settled. */
  workUnderWay = 0;
  isTracked = false;
  /** Whether there has been something to see, beside "is thinking…". */
  hasShown = false;
  readonly #listeners = new Set<(message: StoredMessage | null) => void>();

  constructor(createdAtMs: number, isPatient: boolean) {
    this.createdAtMs = createdAtMs;
    this.isPatient = isPatient;
  }

  /** What the bot has said to it, in order; some of it may have been deleted since. */
  abstract said(): readonly StoredMessage[];

  /** Called after each request of the bot for it, with the message that it touched. @returns a function that ends the listening */
  onActivity(listener: (message: StoredMessage | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  touched(message: StoredMessage | null): void {
    if (message && !isLoading(message)) this.hasShown = true;
    for (const listener of this.#listeners) listener(message);
  }

  track(work: Promise<unknown>): void {
    this.isTracked = true;
    this.workUnderWay++;
    const settled = () => {
      this.workUnderWay--;
      this.touched(null);
    };
    work.then(settled, settled);
  }
}
