import { PermissionFlagsBits, type BaseInteraction, type Message } from 'discord.js';

/** Somebody who wants something of Dateline, and where: of an interaction, or of a message to it. */
export type ActingPerson = Pick<
  BaseInteraction,
  'client' | 'guildId' | 'guild' | 'channelId' | 'memberPermissions' | 'member' | 'user'
>;

/** Who wrote a message, as somebody who acts by an interaction. */
export function writerOf(message: Message): ActingPerson {
  const { client, guildId, guild, channelId, member, author, channel } = message;
  const memberPermissions = member && !channel.isDMBased() ? channel.permissionsFor(member) : null;
  return { client, guildId, guild, channelId, member, memberPermissions, user: author };
}

/** By the permissions that Discord sends along; false in a direct message. */
export function managesServer({ guildId, memberPermissions }: ActingPerson): boolean {
  return guildId !== null && (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false);
}

/** By the permissions that Discord sends along; false in a direct message. */
export function managesMessages({ guildId, memberPermissions }: ActingPerson): boolean {
  return guildId !== null && (memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
}

/** Whether he has one of these roles in the server. The role of everybody has the server's id. */
export function hasRole({ guildId, member }: ActingPerson, roleIds: readonly string[]): boolean {
  if (guildId === null || !member) return false;
  const { roles } = member;
  const own = new Set(Array.isArray(roles) ? roles : roles.cache.keys());
  return roleIds.some((id) => id === guildId || own.has(id));
}
