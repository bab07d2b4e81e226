import type { APIApplicationCommand } from 'discord.js';
import type { Logger } from '../logger.js';
import { ApiServer, type RecordedRequest } from './loopback/api-server.js';
import { makeBotToken } from './loopback/bot-token.js';
import { ChannelChanges } from './loopback/channel-changes.js';
import { CommandRegistry } from './loopback/command-registry.js';
import type { Patience } from './loopback/final-reply.js';
import type { GatewayEvent } from './loopback/gateway-session.js';
import { Gateway } from './loopback/gateway.js';
import { greetings, readyFields } from './loopback/greeting.js';
import { GuildChanges } from './loopback/guild-changes.js';
import { InteractionBook } from './loopback/interaction-book.js';
import { InteractionCallbacks } from './loopback/interaction-callback.js';
import { LoopbackSession, type SessionServices } from './loopback/loopback-session.js';
import { makeServer, type LoopbackServer, type ServerDescription } from './loopback/make-server.js';
import { MessageWatch } from './loopback/message-watch.js';
import { messageEvent } from './loopback/message-event.js';
import { MessageStore } from './loopback/message-store.js';
import { Overview } from './loopback/overview.js';
import { applicationRoutes } from './loopback/routes/application-routes.js';
import { channelRoutes } from './loopback/routes/channel-routes.js';
import { RoleChanges } from './loopback/role-changes.js';
import { interactionRoutes } from './loopback/routes/interaction-routes.js';
import { messageRoutes } from './loopback/routes/message-routes.js';
import { threadRoutes } from './loopback/routes/thread-routes.js';
import { ThreadChanges } from './loopback/thread-changes.js';
import type { LoopbackUser, Standing } from './loopback/world-model.js';
import { World } from './loopback/world.js';

export interface LoopbackOptions {
  readonly logger?: Logger;
  readonly botName?: string;
  /**
   * When the world began, in milliseconds since 1970. Where it is given, servers, channels and people that are added in
   * the same order have the same ids at every start, and find their archive again.
   */
  readonly foundedMs?: number;
  /** A clock for tests of what expires; in milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** Discord waits 3 seconds for the first response to an interaction. */
  readonly acknowledgeWithinMs?: number;
}

export type ChatPlace =
  | { readonly guildId: string; readonly channelId: string }
  | { readonly directMessage: true };

/**
 * A small Discord on 127.0.0.1, to which an unchanged discord.js client connects:
 * `new Client({ rest: { api: loopback.apiUrl } })` and `client.login(loopback.token)`. It enforces what
 * the real one enforces, and records what the bot sends.
 */
export class LoopbackDiscord {
  /** A bot token in Discord's form, valid here only. */
  readonly token: string;
  /** The bot; its application has the same id. */
  readonly bot: LoopbackUser;
  /** What befalls channels without the bot's doing. */
  readonly channels: ChannelChanges;
  /** What befalls servers: the bot is in them or not, they can be reached or not. */
  readonly servers: GuildChanges;
  /** The roles of its servers, and who has them. */
  readonly roles: RoleChanges;
  /** What there is to see, for a page. */
  readonly overview: Overview;
  readonly #world: World;
  readonly #services: SessionServices;
  readonly #api: ApiServer;
  readonly #gateway: Gateway;
  readonly #acknowledgeWithinMs: number;

  private constructor(options: LoopbackOptions) {
    const nowMs = options.nowMs ?? Date.now;
    this.#acknowledgeWithinMs = options.acknowledgeWithinMs ?? 3000;
    const world = new World(nowMs, options.botName ?? 'Dateline', options.foundedMs);
    const messages = new MessageStore(world, nowMs);
    const commands = new CommandRegistry(world);
    const book = new InteractionBook(world, nowMs, this.#acknowledgeWithinMs);
    const callbacks = new InteractionCallbacks(world, messages, nowMs);
    const watch = new MessageWatch(messages, world.bot.id, nowMs);
    const tellBot = (event: GatewayEvent) => this.#gateway.dispatch(event);
    const threads = new ThreadChanges(world, messages, tellBot);
    this.#world = world;
    this.bot = world.bot;
    this.token = makeBotToken(world.bot.id);
    this.#api = new ApiServer({
      token: this.token,
      logger: options.logger ?? null,
      routes: [
        ...applicationRoutes(world, commands, () => this.#gatewayUrl),
        ...interactionRoutes(world, messages, book, callbacks),
        ...channelRoutes(world, watch),
        ...messageRoutes(world, messages),
        ...threadRoutes(world, threads),
      ],
    });
    this.#gateway = new Gateway({
      server: this.#api.server,
      token: this.token,
      ready: (shard) => readyFields(world, this.#gatewayUrl, shard),
      greet: ({ intents }) => greetings(world, intents),
    });
    this.channels = new ChannelChanges(world, messages, threads, tellBot);
    this.servers = new GuildChanges(world, tellBot);
    this.roles = new RoleChanges(world, tellBot);
    this.overview = new Overview(world, messages);
    const sendToBot = (data: object, guildId: string | null) =>
      this.#gateway.dispatch({ name: 'INTERACTION_CREATE', data, intent: null, guildId });
    this.#services = { world, messages, commands, book, watch, threads, sendToBot };
    messages.onChange((change) => {
      const event = messageEvent(change, world.bot.id);
      if (event) this.#gateway.dispatch(event);
    });
  }

  static async start(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
    const loopback = new LoopbackDiscord(options);
    await loopback.#api.listen();
    return loopback;
  }

  /** For `new Client({ rest: { api } })`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#api.port}/api`;
  }

  get #gatewayUrl(): string {
    return `ws://127.0.0.1:${this.#api.port}`;
  }

  /** All requests of the bot so far, in the order in which they were answered. */
  get requests(): readonly RecordedRequest[] {
    return this.#api.requests;
  }

  /** The global commands as registered, with what Discord adds to them. */
  get commands(): readonly APIApplicationCommand[] {
    return this.#services.commands.list(null);
  }

  /** Offers a command to everybody, whatever permissions it asks for by default, as the admins of servers may. */
  offerToAll(name: string): void {
    this.#services.commands.offerToAll(name);
  }

  /** How many sessions the gateway serves (a bot that has logged in and not out). */
  get gatewaySessions(): number {
    return this.#gateway.sessionCount;
  }

  /** @returns a function that ends the listening */
  onRequest(listener: (request: RecordedRequest) => void): () => void {
    return this.#api.onRequest(listener);
  }

  /** A server in which the bot is; where it is logged in, it joins it in this moment. */
  addGuild<ChannelName extends string>(server: ServerDescription<ChannelName>): LoopbackServer<ChannelName> {
    const made = makeServer(this.#world, server);
    this.servers.join(made.id);
    return made;
  }

  /** Takes the bot out of a server. @throws UserError "unknown-server" */
  removeGuild(guildId: string): void {
    this.servers.leave(guildId);
  }

  addUser(user: { readonly name: string; readonly locale?: string }): LoopbackUser {
    return this.#world.addUser(user.name, user.locale ?? 'en-US');
  }

  /** Another application's bot. */
  addBot(bot: { readonly name: string }): LoopbackUser {
    return this.#world.addUser(bot.name, 'en-US', true);
  }

  /** Makes a person a member of a server, or changes his standing there. @throws UserError "unknown-server" */
  addMember(guildId: string, user: LoopbackUser, standing: Standing = 'member'): void {
    this.#world.addMember(this.#world.guildOf(guildId), user, standing);
  }

  /** He leaves a server; without the privileged intent for members the bot is not told. @throws UserError "unknown-server" */
  removeMember(guildId: string, user: LoopbackUser): void {
    this.#world.guildOf(guildId).members.delete(user.id);
  }

  /** One person in one place; whoever is not yet a member of the server joins it as a plain member. */
  session(user: LoopbackUser, place: ChatPlace, patience: Partial<Patience> = {}): LoopbackSession {
    const channel =
      'directMessage' in place
        ? this.#world.directChannel(user)
        : this.#world.channelOf(place.guildId, place.channelId);
    if (channel.guild && !channel.guild.members.has(user.id)) {
      this.#world.addMember(channel.guild, user, 'member');
    }
    return new LoopbackSession(this.#services, user, channel, {
      acknowledgeWithinMs: this.#acknowledgeWithinMs,
      quietMs: 150,
      timeoutMs: 30_000,
      until: null,
      ...patience,
    });
  }

  /**
   * Says that the bot, in this process, works on an interaction or on a message to it until `work` settles; then its
   * reply is whole. Call it when that arrives:
   * `client.on('interactionCreate', (i) => loopback.track(i.id, router.handle(i)))`.
   * A bot that is not tracked is taken to be done when it has been quiet for `quietMs`.
   */
  track(id: string, work: Promise<unknown>): void {
    const { book, watch } = this.#services;
    (book.find(id) ?? watch.find(id))?.track(work);
  }

  /** The bytes of a file that a person or the bot attached, by its Discord address; null for any other address. */
  attachmentBytes(url: string): Uint8Array | null {
    return this.#services.messages.attachments.bytesOf(url);
  }

  /** Breaks the bot's connections, as a failing network does. */
  dropGatewayConnections(): void {
    this.#gateway.dropConnections();
  }

  /** Answers the next `count` requests with 429. */
  rateLimitNext(count: number): void {
    this.#api.refuseNext(count, 'rate limit');
  }

  /** Answers the next `count` requests with 503, and does nothing of what they ask. */
  failNext(count: number): void {
    this.#api.refuseNext(count, 'failure');
  }

  async close(): Promise<void> {
    this.#gateway.close();
    await this.#api.close();
  }
}
