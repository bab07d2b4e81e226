import { GatewayIntentBits, MessageFlags, MessageReferenceType, MessageType } from 'discord.js';
import { apiChannel } from './api-objects.js';
import { apiThreadMember } from './api-thread.js';
import type { GatewayEvent } from './gateway-session.js';
import type { MessageStore } from './message-store.js';
import { canSee } from './permissions.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';
import type { World } from './world.js';

/** A thread about to be made. */
export interface NewThread {
  readonly name: string;
  readonly isPrivate: boolean;
  readonly owner: LoopbackUser;
  /** The message that it begins with; null: none. */
  readonly message: StoredMessage | null;
  readonly autoArchiveMinutes?: number;
}

/** Threads: how they begin, and who is in them. */
export class ThreadChanges {
  readonly #world: World;
  readonly #messages: MessageStore;
  readonly #tellBot: (event: GatewayEvent) => void;

  constructor(world: World, messages: MessageStore, tellBot: (event: GatewayEvent) => void) {
    this.#world = world;
    this.#messages = messages;
    this.#tellBot = tellBot;
  }

  /** The bot hears of it where it sees it. What Discord itself writes about it stands in the channel and in the thread. */
  open(parent: LoopbackChannel, draft: NewThread): LoopbackChannel {
    const { message, owner, name, isPrivate } = draft;
    const thread = this.#world.addThread(parent, draft, message?.api.id ?? null);
    if (this.#botSees(thread))
      this.#tell('THREAD_CREATE', thread, { ...this.#asSeen(thread), newly_created: true });
    const place = { channel_id: thread.id, guild_id: parent.guild?.id ?? '' };
    if (message) {
      const flags = (message.api.flags ?? 0) | MessageFlags.HasThread;
      this.#messages.change(message, { flags, thread: apiChannel(thread) as never });
      const { referenced_message: _before, ...answered } = message.api;
      this.#messages.place(thread, owner, {
        type: MessageType.ThreadStarterMessage,
        message_reference: {
          type: MessageReferenceType.Default,
          channel_id: parent.id,
          message_id: message.api.id,
          guild_id: place.guild_id,
        },
        referenced_message: answered,
      });
    } else if (!isPrivate) {
      this.#messages.place(parent, owner, {
        type: MessageType.ThreadCreated,
        content: name,
        message_reference: { type: MessageReferenceType.Default, ...place },
      });
    }
    return thread;
  }

  /** Whoever is mentioned in a thread, writes or is invited there is in it from then on. */
  join(thread: LoopbackChannel, user: LoopbackUser): void {
    const members = thread.thread?.memberIds;
    if (!members || members.has(user.id)) return;
    const isNewToBot = !this.#botSees(thread);
    members.add(user.id);
    if (user.id !== this.#world.bot.id) return;
    if (isNewToBot) this.#tell('THREAD_CREATE', thread, this.#asSeen(thread));
    const added = [apiThreadMember(thread, user.id)];
    const data = {
      id: thread.id,
      guild_id: thread.guild?.id,
      member_count: members.size,
      added_members: added,
    };
    this.#tell('THREAD_MEMBERS_UPDATE', thread, data);
  }

  leave(thread: LoopbackChannel, user: LoopbackUser): void {
    thread.thread?.memberIds.delete(user.id);
    if (user.id !== this.#world.bot.id || this.#botSees(thread)) return;
    const { id, parent_id, type } = apiChannel(thread) as { id: string; parent_id: string; type: number };
    this.#tell('THREAD_DELETE', thread, { id, guild_id: thread.guild?.id, parent_id, type });
  }

  /** With the bot's own membership, where it is in it. */
  #asSeen(thread: LoopbackChannel): object {
    const botId = this.#world.bot.id;
    const isIn = thread.thread?.memberIds.has(botId) ?? false;
    return { ...apiChannel(thread), ...(isIn ? { member: apiThreadMember(thread, botId) } : {}) };
  }

  #botSees(thread: LoopbackChannel): boolean {
    return canSee(thread, this.#world.bot.id, this.#world.bot.id);
  }

  #tell(name: string, thread: LoopbackChannel, data: object): void {
    this.#tellBot({ name, data, intent: GatewayIntentBits.Guilds, guildId: thread.guild?.id ?? null });
  }
}
