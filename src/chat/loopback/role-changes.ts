import { GatewayIntentBits } from 'discord.js';
import { UserError } from '../../errors.js';
import { apiMember, apiRole } from './api-objects.js';
import type { GatewayEvent } from './gateway-session.js';
import type { LoopbackGuild, LoopbackMember, LoopbackRole, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** The roles of servers and who has them. Each method throws UserError "unknown-server" where there is no such server. */
export class RoleChanges {
  readonly #world: World;
  readonly #tellBot: (event: GatewayEvent) => void;

  constructor(world: World, tellBot: (event: GatewayEvent) => void) {
    this.#world = world;
    this.#tellBot = tellBot;
  }

  /** A new role above the others, which nobody has yet. @param permissions beside those of everybody */
  add(guildId: string, name: string, permissions: bigint = 0n): LoopbackRole {
    const guild = this.#world.guildOf(guildId);
    const role = this.#world.addRole(guild, name, permissions);
    this.#tell('GUILD_ROLE_CREATE', { guild_id: guild.id, role: apiRole(role) }, guild);
    return role;
  }

  /** Takes a role from the server and from everybody who has it. */
  remove(guildId: string, role: LoopbackRole): void {
    const guild = this.#world.guildOf(guildId);
    guild.roles = guild.roles.filter(({ id }) => id !== role.id);
    for (const { user } of guild.members.values()) this.take(guildId, user, role);
    this.#tell('GUILD_ROLE_DELETE', { guild_id: guild.id, role_id: role.id }, guild);
  }

  /** @throws UserError "no-member" where the person is not in the server */
  give(guildId: string, user: LoopbackUser, ...roles: readonly LoopbackRole[]): void {
    const given = roles.map(({ id }) => id);
    this.#change(guildId, user, (roleIds) => [...new Set([...roleIds, ...given])]);
  }

  /** @throws UserError "no-member" where the person is not in the server */
  take(guildId: string, user: LoopbackUser, ...roles: readonly LoopbackRole[]): void {
    const taken = roles.map(({ id }) => id);
    this.#change(guildId, user, (roleIds) => roleIds.filter((id) => !taken.includes(id)));
  }

  #change(guildId: string, user: LoopbackUser, change: (ids: readonly string[]) => readonly string[]): void {
    const guild = this.#world.guildOf(guildId);
    const member = guild.members.get(user.id);
    if (!member) throw new UserError('no-member', `${user.name} is not in ${guild.name}: addMember first.`);
    const changed: LoopbackMember = { ...member, roleIds: change(member.roleIds) };
    guild.members.set(user.id, changed);
    // Of others than itself a bot hears only with the privileged intent for members.
    const intent = user.id === this.#world.bot.id ? GatewayIntentBits.Guilds : GatewayIntentBits.GuildMembers;
    const data = { guild_id: guild.id, ...apiMember(changed) };
    this.#tellBot({ name: 'GUILD_MEMBER_UPDATE', data, intent, guildId });
  }

  #tell(name: string, data: object, guild: LoopbackGuild): void {
    this.#tellBot({ name, data, intent: GatewayIntentBits.Guilds, guildId: guild.id });
  }
}
