import { ChannelType, PermissionFlagsBits, type BaseInteraction, type GuildBasedChannel } from 'discord.js';

/**
 * Whether everybody in the server can see the channel that an interaction comes from; true in a direct message, whose
 * articles are the person's own. A thread is seen by whoever sees its channel, a private one by nobody else than its
 * members; a channel that the bot does not know or see counts as hidden: what permissions it has is not to be had.
 */
export function isOpenChannel(interaction: BaseInteraction): boolean {
  if (!interaction.guildId) return true;
  const { guild, channelId, appPermissions } = interaction;
  if (!appPermissions.has(PermissionFlagsBits.ViewChannel)) return false;
  const channel = channelId === null ? undefined : guild?.channels.cache.get(channelId);
  return channel !== undefined && isSeenByEverybody(channel);
}

function isSeenByEverybody(channel: GuildBasedChannel): boolean {
  if (channel.type === ChannelType.PrivateThread) return false;
  const place = channel.isThread() ? channel.parent : channel;
  const everyone = channel.guild.roles.everyone;
  return place?.permissionsFor(everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false;
}
