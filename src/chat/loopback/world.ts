import { UserError } from '../../errors.js';
import { botPermissions, everyonePermissions, permissionsOfStanding, viewChannel } from './permissions.js';
import { Snowflakes } from './snowflakes.js';
import type {
  LoopbackChannel,
  LoopbackGuild,
  LoopbackMember,
  LoopbackRole,
  LoopbackUser,
  Standing,
} from './world-model.js';

/** A server, its channels, and the people in it. Messages are the message store's. */
export class World {
  readonly guilds = new Map<string, LoopbackGuild>();
  readonly users = new Map<string, LoopbackUser>();
  readonly channels = new Map<string, LoopbackChannel>();
  /** Ids of people who take no direct messages from the bot. */
  readonly closedToMessages = new Set<string>();
  /** Ids of what happens in the world: messages, interactions, files. */
  readonly snowflakes: Snowflakes;
  readonly #placesAndPeople: Snowflakes;
  readonly bot: LoopbackUser;
  readonly #nowMs: () => number;

  /** @param foundedMs where given, a world that is built the same way has the same servers, channels and people. */
  constructor(nowMs: () => number, botName: string, foundedMs: number | null = null) {
    this.#nowMs = nowMs;
    this.snowflakes = new Snowflakes(nowMs);
    this.#placesAndPeople = foundedMs === null ? this.snowflakes : new Snowflakes(() => foundedMs);
    this.bot = this.addUser(botName, 'en-US', true);
  }

  addUser(name: string, locale: string, isBot = false): LoopbackUser {
    const user: LoopbackUser = { id: this.#placesAndPeople.next(), name, locale, isBot };
    this.users.set(user.id, user);
    return user;
  }

  /** A server in which the bot is a member, with a moderators' and an admins' role. */
  addGuild(name: string, locale: string): LoopbackGuild {
    const id = this.#placesAndPeople.next();
    const role = (roleName: string, permissions: bigint, position: number, botId: string | null = null) => ({
      id: position === 0 ? id : this.#placesAndPeople.next(),
      name: roleName,
      permissions,
      position,
      botId,
    });
    const guild: LoopbackGuild = {
      id,
      name,
      locale,
      owner: this.addUser(`${name} owner`, locale),
      roles: [
        role('@everyone', everyonePermissions, 0),
        role('moderator', permissionsOfStanding.moderator, 1),
        role('admin', permissionsOfStanding.admin, 2),
        role(this.bot.name, botPermissions, 3, this.bot.id),
      ],
      channels: new Map(),
      members: new Map(),
    };
    this.guilds.set(id, guild);
    this.addMember(guild, guild.owner, 'admin');
    const botRole = guild.roles.find((one) => one.botId === this.bot.id);
    this.#join(guild, this.bot, botRole ? [botRole.id] : []);
    return guild;
  }

  /** @throws UserError "unknown-server" */
  guildOf(guildId: string): LoopbackGuild {
    const guild = this.guilds.get(guildId);
    if (guild) return guild;
    throw new UserError('unknown-server', `The local chat has no server ${guildId}: make it with addGuild.`);
  }

  removeGuild(guildId: string): void {
    for (const id of this.guilds.get(guildId)?.channels.keys() ?? []) this.channels.delete(id);
    this.guilds.delete(guildId);
  }

  addRole(guild: LoopbackGuild, name: string, permissions: bigint): LoopbackRole {
    const position = Math.max(...guild.roles.map((role) => role.position)) + 1;
    const role = { id: this.#placesAndPeople.next(), name, permissions, position, botId: null };
    guild.roles = [...guild.roles, role];
    return role;
  }

  /** Adds a person to a server, or changes his standing there. */
  addMember(guild: LoopbackGuild, user: LoopbackUser, standing: Standing): LoopbackMember {
    const role = guild.roles.find((one) => one.name === standing);
    return this.#join(guild, user, role ? [role.id] : []);
  }

  #join(guild: LoopbackGuild, user: LoopbackUser, roleIds: readonly string[]): LoopbackMember {
    const joinedAt = guild.members.get(user.id)?.joinedAt ?? new Date(this.#nowMs()).toISOString();
    const member: LoopbackMember = { user, roleIds, joinedAt };
    guild.members.set(user.id, member);
    return member;
  }

  /** A hidden channel is seen by moderators, admins and the bot. */
  addChannel(guild: LoopbackGuild, name: string, hidden: boolean): LoopbackChannel {
    const overwrites = guild.roles.map((role) =>
      role.position === 0
        ? { roleId: role.id, allow: 0n, deny: viewChannel }
        : { roleId: role.id, allow: viewChannel, deny: 0n },
    );
    const channel: LoopbackChannel = {
      id: this.#placesAndPeople.next(),
      name,
      guild,
      recipient: null,
      thread: null,
      overwrites: hidden ? overwrites : [],
      messages: new Map(),
    };
    guild.channels.set(channel.id, channel);
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** A thread under a channel, with the permissions of that. */
  addThread(parent: LoopbackChannel, name: string, isPrivate: boolean): LoopbackChannel {
    const id = this.#placesAndPeople.next();
    const thread: LoopbackChannel = {
      ...parent,
      id,
      name,
      thread: { parentId: parent.id, isPrivate },
      messages: new Map(),
    };
    parent.guild?.channels.set(id, thread);
    this.channels.set(id, thread);
    return thread;
  }

  removeChannel(channel: LoopbackChannel): void {
    channel.guild?.channels.delete(channel.id);
    this.channels.delete(channel.id);
  }

  /** The direct messages of this person and the bot: always the same channel. */
  directChannel(user: LoopbackUser): LoopbackChannel {
    for (const channel of this.channels.values()) if (channel.recipient?.id === user.id) return channel;
    const channel: LoopbackChannel = {
      id: this.#placesAndPeople.next(),
      name: user.name,
      guild: null,
      recipient: user,
      thread: null,
      overwrites: [],
      messages: new Map(),
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** @throws UserError "unknown-channel" where the server has no such channel. */
  channelOf(guildId: string, channelId: string): LoopbackChannel {
    const channel = this.guilds.get(guildId)?.channels.get(channelId);
    if (!channel) {
      throw new UserError(
        'unknown-channel',
        `The local chat has no channel ${channelId} in server ${guildId}: make it with addGuild.`,
      );
    }
    return channel;
  }
}
