import {
  MessageFlags,
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  type InteractionType,
} from 'discord.js';
import type { ChatReply } from '../chat-session.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';

export interface InteractionOrigin {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly user: LoopbackUser;
  readonly channel: LoopbackChannel;
  /** The message under which the button was pressed, also for the modal that it opened; else null. */
  readonly source: StoredMessage | null;
  readonly createdAtMs: number;
}

/** One interaction from the moment it is sent to the bot, and what the bot has made of it so far. */
export class LoopbackInteraction {
  readonly origin: InteractionOrigin;
  acknowledged: ChatReply['acknowledged'] = 'nothing';
  acknowledgedAtMs: number | null = null;
  /** The first reply, or the updated message under which a button was pressed. */
  original: StoredMessage | null = null;
  readonly followUps: StoredMessage[] = [];
  modal: APIModalInteractionResponseCallbackData | null = null;
  choices: readonly APIApplicationCommandOptionChoice[] = [];
  /** Handlers of the bot that `track` named and that have not settled. */
  workUnderWay = 0;
  isTracked = false;
  /** Whether there has been something to see, beside "is thinking…". */
  hasShown = false;
  readonly #listeners = new Set<(message: StoredMessage | null) => void>();

  constructor(origin: InteractionOrigin) {
    this.origin = origin;
  }

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

/** Whether a message is still the "is thinking…" of a deferred reply. */
export function isLoading(message: StoredMessage): boolean {
  return ((message.api.flags ?? 0) & MessageFlags.Loading) !== 0;
}
