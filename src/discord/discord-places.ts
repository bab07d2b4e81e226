import {
  DiscordAPIError,
  Routes,
  type APIChannel,
  type APIDMChannel,
  type APIGuild,
  type APIGuildMember,
  type ChannelType,
} from 'discord.js';
import { systemClock, type Clock } from '../clock.js';
import type { DiscordRest } from './discord-rest.js';
import { KeptAWhile } from './kept-a-while.js';
import type { MemberRights, Overwrite, ServerRights } from './member-permissions.js';

export interface ServerFacts extends ServerRights {
  readonly name: string;
  /** Discord's locale of it, such as "pt-BR". */
  readonly locale: string;
}

export interface ChannelFacts {
  readonly id: string;
  readonly type: ChannelType;
  /** Null: of a direct message. */
  readonly serverId: string | null;
  /** Of a thread its channel, of a channel its category. */
  readonly parentId: string | null;
  /** None of a thread. */
  readonly overwrites: readonly Overwrite[];
}

/** So long is taken as it was what seldom changes: an announcement asks for its channel, its server and more. */
const keepMs = 60_000;
const mostKept = 1_000;

/** Unknown server; no access, which is what Discord says of one that the bot is not in. */
const noServer: readonly unknown[] = [10_004, 50_001];
/** Of a channel: unknown, or not for the bot to see. */
const noChannel: readonly unknown[] = [10_003, 50_001];
/** Unknown member, unknown person. */
const noMember: readonly unknown[] = [10_007, 10_013];

/**
 * Servers, channels and people as Discord's HTTP side tells of them, whether or not this process has a gateway. Each rejects
 * as discord.js does: DiscordAPIError where Discord refuses.
 */
export class DiscordPlaces {
  readonly #rest: DiscordRest;
  readonly #servers: KeptAWhile<ServerFacts | null>;
  readonly #channels: KeptAWhile<ChannelFacts>;
  readonly #directChannels: KeptAWhile<string>;

  constructor(rest: DiscordRest, clock: Pick<Clock, 'nowMs'> = systemClock) {
    this.#rest = rest;
    const kept = { clock, keepMs, most: mostKept };
    this.#servers = new KeptAWhile({ ...kept, load: (id) => this.#loadServer(id) });
    this.#channels = new KeptAWhile({ ...kept, load: (id) => this.#loadChannel(id) });
    this.#directChannels = new KeptAWhile({ ...kept, load: (id) => this.#openDirectChannel(id) });
  }

  /** As it was within the last minute; null where the bot is not in it. */
  server(id: string): Promise<ServerFacts | null> {
    return this.#servers.get(id);
  }

  /** As it was within the last minute. */
  channel(id: string): Promise<ChannelFacts> {
    return this.#channels.get(id);
  }

  /** The same; null where it is gone or closed to the bot. */
  async channelIfSeen(id: string): Promise<ChannelFacts | null> {
    try {
      return await this.channel(id);
    } catch (thrown) {
      return nullFor(noChannel, thrown);
    }
  }

  /** As he is now: Discord does not tell the bot who leaves, and what is his concern is told to members only. Null where he is none. */
  async member(serverId: string, personId: string): Promise<MemberRights | null> {
    try {
      const { roles } = (await this.#rest.get(Routes.guildMember(serverId, personId))) as APIGuildMember;
      return { id: personId, roleIds: roles };
    } catch (thrown) {
      return nullFor(noMember, thrown);
    }
  }

  /** Id of the channel for direct messages to a person. */
  directChannel(personId: string): Promise<string> {
    return this.#directChannels.get(personId);
  }

  async #loadServer(id: string): Promise<ServerFacts | null> {
    try {
      const guild = (await this.#rest.get(Routes.guild(id))) as APIGuild;
      return {
        id: guild.id,
        name: guild.name,
        locale: guild.preferred_locale,
        ownerId: guild.owner_id,
        roles: new Map(guild.roles.map((role) => [role.id, BigInt(role.permissions)])),
      };
    } catch (thrown) {
      return nullFor(noServer, thrown);
    }
  }

  async #loadChannel(id: string): Promise<ChannelFacts> {
    const channel = (await this.#rest.get(Routes.channel(id))) as APIChannel;
    const overwrites = 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];
    return {
      id: channel.id,
      type: channel.type,
      serverId: 'guild_id' in channel ? (channel.guild_id ?? null) : null,
      parentId: 'parent_id' in channel ? (channel.parent_id ?? null) : null,
      overwrites: overwrites.map(({ id: whose, allow, deny }) => ({
        id: whose,
        allow: BigInt(allow),
        deny: BigInt(deny),
      })),
    };
  }

  async #openDirectChannel(personId: string): Promise<string> {
    const body = { recipient_id: personId };
    const { id } = (await this.#rest.post(Routes.userChannels(), { body })) as APIDMChannel;
    return id;
  }
}

/** @throws what was thrown, unless it is one of these codes of Discord */
function nullFor(codes: readonly unknown[], thrown: unknown): null {
  if (thrown instanceof DiscordAPIError && codes.includes(thrown.code)) return null;
  throw thrown;
}
