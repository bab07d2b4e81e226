import { PermissionFlagsBits, type BaseInteraction, type ChatInputCommandInteraction } from 'discord.js';
import { UserError } from '../errors.js';

const needed = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/**
 * The channel that the option `channel` names, where both Dateline and the person may write in it; null where none is named.
 * @throws UserError
 */
export function announceChannel(interaction: ChatInputCommandInteraction): string | null {
  const named = interaction.options.getChannel('channel');
  return named && requireAnnounceable(interaction, named.id);
}

/**
 * Sees that both Dateline and the person may write in a channel: nobody has it speak where he may not speak himself.
 * @returns the channel's id.
 * @throws UserError
 */
export function requireAnnounceable(interaction: BaseInteraction, channelId: string): string {
  const channel = interaction.inCachedGuild() ? interaction.guild.channels.cache.get(channelId) : undefined;
  if (!channel || !interaction.inCachedGuild() || !channel.isSendable()) {
    throw new UserError('bad-channel');
  }
  if (!channel.permissionsFor(interaction.member).has(needed.slice(0, 2))) {
    throw new UserError('channel-not-yours', { channel: channel.name });
  }
  if (!channel.permissionsFor(interaction.client.user)?.has(needed)) {
    throw new UserError('channel-forbidden', { channel: channel.name });
  }
  return channel.id;
}
