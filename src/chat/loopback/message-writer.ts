import { UserError } from '../../errors.js';
import type { ChatMessage, ChatReply, WrittenOptions } from '../chat-session.js';
import { toChatMessage } from './chat-message.js';
import { finalReply, type Patience } from './final-reply.js';
import type { MessageStore } from './message-store.js';
import type { MessageWatch } from './message-watch.js';
import { canSee, mayWrite } from './permissions.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';
import type { World } from './world.js';
import { withMentions } from './written-mentions.js';

/** The parts of a loopback Discord that writing needs. */
export interface WriterServices {
  readonly world: World;
  readonly messages: MessageStore;
  readonly watch: MessageWatch;
}

/** One person's plain messages in one channel. */
export class MessageWriter {
  readonly #services: WriterServices;
  readonly #user: LoopbackUser;
  readonly #channel: LoopbackChannel;

  constructor(services: WriterServices, user: LoopbackUser, channel: LoopbackChannel) {
    this.#services = services;
    this.#user = user;
    this.#channel = channel;
  }

  /** @throws UserError "no-access" where he may not write there */
  say(content: string, options: WrittenOptions): ChatMessage {
    return toChatMessage(this.#write(content, options));
  }

  /** Writes, and waits for what the bot says to it. @throws UserError "no-access" where he may not write there */
  async tell(
    content: string,
    options: WrittenOptions,
    patience: Patience,
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<ChatReply> {
    const { watch } = this.#services;
    const message = this.#write(content, options);
    // Its event is on its way, and cannot have been heard before this tick ends.
    try {
      return await finalReply(watch.open(message), patience, onUpdate);
    } finally {
      watch.close(message.api.id);
    }
  }

  edit(message: StoredMessage, content: string): ChatMessage {
    return toChatMessage(this.#services.messages.edit(this.#own(message), { content }, []));
  }

  delete(message: StoredMessage): void {
    this.#services.messages.delete(this.#own(message));
  }

  #write(typed: string, { files = [], replyTo, pings = true }: WrittenOptions): StoredMessage {
    const { world, messages } = this.#services;
    const channel = this.#channel;
    const author = this.#user;
    if (!canSee(channel, author.id, world.bot.id) || !mayWrite(channel, author.id)) {
      throw new UserError('no-access', `${author.name} may not write in ${channel.name}.`);
    }
    const answered = replyTo ? channel.messages.get(replyTo.id) : undefined;
    if (replyTo && !answered) {
      throw new UserError('no-message', `The message ${replyTo.id} is not (or no longer) in this channel.`);
    }
    const form = {
      content: withMentions(typed, channel, world),
      allowed_mentions: { parse: ['users' as const], replied_user: pings },
      ...(answered ? { message_reference: { message_id: answered.api.id } } : {}),
    };
    return messages.create({ channel, author, form, files, onlyFor: null, interaction: null });
  }

  #own(message: StoredMessage): StoredMessage {
    if (message.api.author.id === this.#user.id) return message;
    throw new UserError('not-own', `The message ${message.api.id} is somebody else's.`);
  }
}
