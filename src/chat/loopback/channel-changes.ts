import { GatewayIntentBits, PermissionFlagsBits, type APIMessage } from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { apiChannel } from './api-objects.js';
import { toChatMessage } from './chat-message.js';
import type { GatewayEvent } from './gateway-session.js';
import type { MessageStore } from './message-store.js';
import type { ThreadChanges } from './thread-changes.js';
import type { LoopbackChannel, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** A channel of a server, by ids. */
export interface ChannelPlace {
  readonly guildId: string;
  readonly channelId: string;
}

/** What the bot can be kept from in a channel, and by which permission. */
const deeds = {
  seeing: PermissionFlagsBits.ViewChannel,
  writing: PermissionFlagsBits.SendMessages,
  'writing in threads': PermissionFlagsBits.SendMessagesInThreads,
  embedding: PermissionFlagsBits.EmbedLinks,
  attaching: PermissionFlagsBits.AttachFiles,
  'opening threads': PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.CreatePrivateThreads,
  'reading history': PermissionFlagsBits.ReadMessageHistory,
} as const;

/** What befalls channels without the bot's doing. Each method throws UserError "unknown-channel" where there is none. */
export class ChannelChanges {
  readonly #world: World;
  readonly #messages: MessageStore;
  readonly #threads: ThreadChanges;
  readonly #tellBot: (event: GatewayEvent) => void;

  constructor(
    world: World,
    messages: MessageStore,
    threads: ThreadChanges,
    tellBot: (event: GatewayEvent) => void,
  ) {
    this.#world = world;
    this.#messages = messages;
    this.#threads = threads;
    this.#tellBot = tellBot;
  }

  /** Puts a message of any shape into a channel, as webhooks, other apps and forwards do. */
  post(place: ChannelPlace, author: LoopbackUser, fields: Partial<APIMessage>): ChatMessage {
    return toChatMessage(this.#messages.place(this.#channel(place), author, fields));
  }

  /** The bot may no more do this in the channel and its threads; what it was kept from there before, it may again. */
  keepBotFrom(place: ChannelPlace, what: keyof typeof deeds): void {
    const channel = this.#channel(place);
    if (channel.guild) this.#world.closeToBot(channel.guild, channel.id, deeds[what]);
    this.#tell('CHANNEL_UPDATE', channel, place);
  }

  /** A thread that the server's owner opens under the channel; of a private one the bot is not told. */
  openThread(
    place: ChannelPlace,
    name: string,
    { isPrivate }: { readonly isPrivate: boolean },
  ): ChannelPlace {
    const parent = this.#channel(place);
    const owner = parent.guild?.owner ?? this.#world.bot;
    const thread = this.#threads.open(parent, { name, isPrivate, owner, message: null });
    return { guildId: place.guildId, channelId: thread.id };
  }

  remove(place: ChannelPlace): void {
    const channel = this.#channel(place);
    this.#world.removeChannel(channel);
    this.#tell(channel.thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channel, place);
  }

  /** From now on this person takes no direct messages from the bot. */
  refuseDirectMessages(user: LoopbackUser): void {
    this.#world.closedToMessages.add(user.id);
  }

  /** From now on he takes them again. */
  acceptDirectMessages(user: LoopbackUser): void {
    this.#world.closedToMessages.delete(user.id);
  }

  #channel({ guildId, channelId }: ChannelPlace): LoopbackChannel {
    return this.#world.channelOf(guildId, channelId);
  }

  #tell(name: string, channel: LoopbackChannel, { guildId }: ChannelPlace): void {
    const data = { ...apiChannel(channel), guild_id: guildId };
    this.#tellBot({ name, data, intent: GatewayIntentBits.Guilds, guildId });
  }
}
