import {
  ChannelType,
  PermissionFlagsBits,
  type BaseInteraction,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  type PermissionsBitField,
} from 'discord.js';

/**
 * Which channels beside this one the person can see now, by the permissions that Discord has just sent with
 * the interaction. Null in a direct message: what lies in his own collection is his. A private thread
 * counts as seen only by those who manage threads, because the bot is not told who is in it.
 */
export function canSee(interaction: BaseInteraction): ((channelId: string) => boolean) | null {
  if (!interaction.guildId) return null;
  if (!interaction.inCachedGuild()) return () => false;
  return canSeeIn(interaction.guild, interaction.member);
}

/** The same for a member who wrote a message. */
export function canSeeIn(guild: Guild, member: GuildMember): (channelId: string) => boolean {
  return (channelId) => {
    const channel = guild.channels.cache.get(channelId);
    return channel !== undefined && seesChannel(member, channel);
  };
}

/** Whether a member can see a channel, as far as the bot is told. */
export function seesChannel(member: GuildMember, channel: GuildBasedChannel): boolean {
  const permissions = channel.permissionsFor(member);
  return permissions !== null && seesWith(permissions, channel.type);
}

/** Whether a channel is seen with these permissions in it. */
export function seesWith(permissions: Readonly<PermissionsBitField>, type: ChannelType): boolean {
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  return type !== ChannelType.PrivateThread || permissions.has(PermissionFlagsBits.ManageThreads);
}
