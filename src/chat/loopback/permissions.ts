import { PermissionFlagsBits } from 'discord.js';
import { neededPermissions } from '../../discord/invite.js';
import type { LoopbackChannel, LoopbackGuild, LoopbackMember, Standing } from './world-model.js';

const flags = PermissionFlagsBits;

export const viewChannel = flags.ViewChannel;

/** What Discord gives to everybody in a new server, as far as text goes. */
export const everyonePermissions =
  flags.ViewChannel |
  flags.SendMessages |
  flags.SendMessagesInThreads |
  flags.CreatePublicThreads |
  flags.EmbedLinks |
  flags.AttachFiles |
  flags.AddReactions |
  flags.ReadMessageHistory |
  flags.UseExternalEmojis |
  flags.UseApplicationCommands;

/** What a role of this standing adds to that. */
export const permissionsOfStanding: Readonly<Record<Standing, bigint>> = {
  member: 0n,
  moderator: flags.ManageMessages | flags.ManageThreads | flags.KickMembers | flags.ModerateMembers,
  admin: flags.Administrator,
};

/** What the bot's invite link asks for. */
export const botPermissions = neededPermissions.reduce((all, one) => all | one, 0n);

const everything = Object.values(flags).reduce((all, one) => all | one, 0n);

/** What one may do in direct messages with the bot: Discord reports these to it. */
export const directMessagePermissions = everyonePermissions | flags.UseExternalStickers;

/**
 * What a member may do in a channel (null: in the server as a whole), in Discord's order: owner and
 * administrators everything; else roles, then the channel's overwrite for everybody, then those for
 * his roles (docs: Permissions, "Permission Overwrites").
 */
export function memberPermissions(
  guild: LoopbackGuild,
  member: LoopbackMember,
  channel: LoopbackChannel | null,
): bigint {
  if (guild.owner.id === member.user.id) return everything;
  const held = guild.roles.filter((role) => role.position === 0 || member.roleIds.includes(role.id));
  let permissions = held.reduce((all, role) => all | role.permissions, 0n);
  if (permissions & flags.Administrator) return everything;
  const forRoles = channel?.overwrites.filter((one) => member.roleIds.includes(one.roleId)) ?? [];
  const forEverybody = channel?.overwrites.find((one) => one.roleId === guild.id);
  if (forEverybody) permissions = (permissions & ~forEverybody.deny) | forEverybody.allow;
  const denied = forRoles.reduce((all, one) => all | one.deny, 0n);
  const allowed = forRoles.reduce((all, one) => all | one.allow, 0n);
  return (permissions & ~denied) | allowed;
}

/** Whether a person or the bot may write in a channel; in a direct message both may. */
export function mayWrite(channel: LoopbackChannel, userId: string): boolean {
  return may(channel, userId, channel.thread ? flags.SendMessagesInThreads : flags.SendMessages);
}

/** Whether somebody has a permission in a channel. In a direct message there are none to ask for. */
export function may(channel: LoopbackChannel, userId: string, permission: bigint): boolean {
  const { guild } = channel;
  if (!guild) return true;
  const member = guild.members.get(userId);
  return member !== undefined && (memberPermissions(guild, member, channel) & permission) !== 0n;
}

/** Whether somebody sees a channel: in direct messages only the person himself and the bot. */
export function canSee(channel: LoopbackChannel, userId: string, botId: string): boolean {
  if (!channel.guild) return userId === channel.recipient?.id || userId === botId;
  const member = channel.guild.members.get(userId);
  return member !== undefined && (memberPermissions(channel.guild, member, channel) & viewChannel) !== 0n;
}
