import type { InteractionType } from 'discord.js';
import { UserError } from '../../errors.js';
import type { ChatMessage, ChatReply } from '../chat-session.js';
import { finalReply, type Patience } from './final-reply.js';
import type { InteractionBook } from './interaction-book.js';
import { interactionPayload } from './interaction-payload.js';
import type { CalledCommand, LoopbackInteraction } from './loopback-interaction.js';
import { canSee } from './permissions.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';
import type { World } from './world.js';

/** The parts of a loopback Discord that sending an interaction needs. */
export interface SenderServices {
  readonly world: World;
  readonly book: InteractionBook;
  readonly sendToBot: (payload: object, guildId: string | null) => void;
}

/** An interaction to send. */
export interface NewInteraction {
  readonly type: InteractionType;
  readonly data: object;
  /** The message under which something was pressed or chosen, also for the form that this opened; null: none. */
  readonly source: StoredMessage | null;
  /** The command that is called, or that opened the form; none: something under a message. */
  readonly command?: CalledCommand | null;
}

/** Sends the interactions of one person in one channel to the bot, and waits for what it makes of them. */
export class InteractionSender {
  readonly #services: SenderServices;
  readonly #user: LoopbackUser;
  readonly #channel: LoopbackChannel;
  readonly #patience: Patience;
  /** Which interaction a reply with a modal belongs to. */
  readonly #interactionOf = new WeakMap<ChatReply, LoopbackInteraction>();

  constructor(services: SenderServices, user: LoopbackUser, channel: LoopbackChannel, patience: Patience) {
    this.#services = services;
    this.#user = user;
    this.#channel = channel;
    this.#patience = patience;
  }

  /** @throws UserError "no-access" where the person does not see the channel */
  async send(interaction: NewInteraction, onUpdate?: (message: ChatMessage) => void): Promise<ChatReply> {
    const [reply] = await this.exchange(interaction, onUpdate);
    return reply;
  }

  /** The same, with the interaction itself. */
  async exchange(
    { type, data, source, command = null }: NewInteraction,
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<readonly [ChatReply, LoopbackInteraction]> {
    const { world, book, sendToBot } = this.#services;
    if (!canSee(this.#channel, this.#user.id, world.bot.id)) {
      throw new UserError('no-access', `${this.#user.name} does not see the channel ${this.#channel.name}.`);
    }
    if (this.#channel.guild?.isAvailable === false) {
      throw new UserError(
        'outage',
        `${this.#channel.guild.name} cannot be reached: its outage has not ended.`,
      );
    }
    const interaction = book.open({ type, user: this.#user, channel: this.#channel, source, command });
    // The wait begins before the bot hears of it, so that no answer is missed.
    const answering = finalReply(interaction, this.#patience, onUpdate);
    const payload = interactionPayload(world, interaction, data, source !== null);
    sendToBot(payload, this.#channel.guild?.id ?? null);
    const reply = await answering;
    this.#interactionOf.set(reply, interaction);
    return [reply, interaction];
  }

  /** The form that a reply opened, and the message or command that it was opened from. @throws UserError "no-modal" where it opened none */
  openedBy(reply: ChatReply): {
    readonly modal: NonNullable<ChatReply['modal']>;
    readonly source: StoredMessage | null;
    readonly command: CalledCommand | null;
  } {
    const opener = this.#interactionOf.get(reply);
    if (reply.modal && opener) {
      const { source, command } = opener.origin;
      return { modal: reply.modal, source, command };
    }
    throw new UserError('no-modal', 'This reply opened no form: submit the reply that did.');
  }
}
