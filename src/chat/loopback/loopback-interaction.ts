import type { APIApplicationCommandOptionChoice, InteractionType } from 'discord.js';
import { PendingReply } from './pending-reply.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';

/** A command as a person called it. */
export interface CalledCommand {
  /** With sub-command: `add text`. */
  readonly name: string;
  /** Of a message's menu, not typed after a slash. */
  readonly isMenu: boolean;
}

export interface InteractionOrigin {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly user: LoopbackUser;
  readonly channel: LoopbackChannel;
  /** The message under which the button was pressed, also for the modal that it opened; else null. */
  readonly source: StoredMessage | null;
  /** The command that was called, also for the form that it opened; else null. */
  readonly command: CalledCommand | null;
  readonly createdAtMs: number;
}

/** One interaction from the moment it is sent to the bot. */
export class LoopbackInteraction extends PendingReply {
  readonly origin: InteractionOrigin;
  /** The first reply, or the updated message under which a button was pressed. */
  original: StoredMessage | null = null;
  readonly followUps: StoredMessage[] = [];
  choices: readonly APIApplicationCommandOptionChoice[] = [];

  constructor(origin: InteractionOrigin) {
    super(origin.createdAtMs, false);
    this.origin = origin;
  }

  override said(): readonly StoredMessage[] {
    return [...(this.original ? [this.original] : []), ...this.followUps];
  }
}
