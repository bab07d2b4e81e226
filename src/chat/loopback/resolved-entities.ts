import { ApplicationCommandOptionType, type APIAttachment } from 'discord.js';
import { apiChannel, apiMember, apiRole, apiUser } from './api-objects.js';
import { memberPermissions } from './permissions.js';
import type { LoopbackChannel, LoopbackGuild, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** What a value can point at. */
export type EntityKind = 'user' | 'role' | 'channel';

/** The kinds that an option of a command takes; none for numbers and texts. */
export const kindsOfOption: Readonly<Record<number, readonly EntityKind[]>> = {
  [ApplicationCommandOptionType.User]: ['user'],
  [ApplicationCommandOptionType.Role]: ['role'],
  [ApplicationCommandOptionType.Channel]: ['channel'],
  [ApplicationCommandOptionType.Mentionable]: ['user', 'role'],
};

/** Finds people, roles and channels by name or id, and collects them as an interaction's `resolved` shows them. */
export class ResolvedEntities {
  readonly #world: World;
  readonly #guild: LoopbackGuild | null;
  readonly #asker: LoopbackUser;
  readonly #objects = {
    users: new Map<string, object>(),
    members: new Map<string, object>(),
    roles: new Map<string, object>(),
    channels: new Map<string, object>(),
    attachments: new Map<string, object>(),
  };

  constructor(world: World, guild: LoopbackGuild | null, asker: LoopbackUser) {
    this.#world = world;
    this.#guild = guild;
    this.#asker = asker;
  }

  /**
   * The id of what is named, which is then in `resolved`; null where there is no such thing.
   * @param named a name or an id, also with `@` or `#` before it
   */
  add(named: string, kinds: readonly EntityKind[]): string | null {
    const bare = named.replace(/^[@#]/, '');
    const isNamed = (one: { readonly id: string; readonly name: string }) =>
      one.id === bare || one.name === bare || one.name === named;
    for (const kind of kinds) {
      const id = this.#found(kind, isNamed);
      if (id !== undefined) return id;
    }
    return null;
  }

  addAttachment(attachment: APIAttachment): void {
    this.#objects.attachments.set(attachment.id, attachment);
  }

  /** As Discord sends it: kinds without objects are left out; null where there is nothing at all. */
  toJSON(): object | null {
    const used = Object.entries(this.#objects).filter(([, objects]) => objects.size > 0);
    if (used.length === 0) return null;
    return Object.fromEntries(used.map(([kind, objects]) => [kind, Object.fromEntries(objects)]));
  }

  #found(
    kind: EntityKind,
    isNamed: (one: { readonly id: string; readonly name: string }) => boolean,
  ): string | undefined {
    switch (kind) {
      case 'channel': {
        const channel = [...(this.#guild?.channels.values() ?? [])].find(isNamed);
        if (channel) this.#objects.channels.set(channel.id, this.#channel(channel));
        return channel?.id;
      }
      case 'role': {
        const role = this.#guild?.roles.find(isNamed);
        if (role) this.#objects.roles.set(role.id, apiRole(role));
        return role?.id;
      }
      case 'user': {
        const user = [...this.#world.users.values()].find(isNamed);
        if (user) this.#addUser(user);
        return user?.id;
      }
    }
  }

  #addUser(user: LoopbackUser): void {
    this.#objects.users.set(user.id, apiUser(user));
    const member = this.#guild?.members.get(user.id);
    if (!this.#guild || !member) return;
    const { user: _user, deaf: _deaf, mute: _mute, ...partial } = apiMember(member);
    const permissions = memberPermissions(this.#guild, member, null).toString();
    this.#objects.members.set(user.id, { ...partial, permissions });
  }

  /** With what the asker may do in it. */
  #channel(channel: LoopbackChannel): object {
    const member = this.#guild?.members.get(this.#asker.id);
    const permissions = this.#guild && member ? memberPermissions(this.#guild, member, channel) : 0n;
    return { ...apiChannel(channel), permissions: permissions.toString() };
  }
}
