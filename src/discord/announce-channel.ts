import { PermissionFlagsBits, type ChatInputCommandInteraction } from 'discord.js';
import { UserError } from '../errors.js';

const needed = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/**
 * The channel that the option `channel` names, where both Dateline and the person may write in it: nobody has it
 * speak where he may not speak himself. Null where none is named.
 * @throws UserError
 */
export function announceChannel(interaction: ChatInputCommandInteraction): string | null {
  const named = interaction.options.getChannel('channel');
  return named && writableChannel(interaction, named.id);
}

/** This channel, where both Dateline and the person may write in it. @throws UserError */
export function writableChannel(interaction: ChatInputCommandInteraction, channelId: string): string {
  const channel = interaction.inCachedGuild() ? interaction.guild.channels.cache.get(channelId) : undefined;
  if (!channel || !interaction.inCachedGuild() || !channel.isSendable()) {
    throw new UserError(
      'bad-channel',
      'I can announce articles only in a text channel of this server: choose another one.',
    );
  }
  if (!channel.permissionsFor(interaction.member).has(needed.slice(0, 2))) {
    throw new UserError(
      'channel-not-yours',
      `You may not write in #${channel.name}, so I do not announce anything there for you: choose another channel.`,
    );
  }
  if (!channel.permissionsFor(interaction.client.user)?.has(needed)) {
    throw new UserError(
      'channel-forbidden',
      `I may not write in #${channel.name}: give me “View Channel”, “Send Messages” and “Embed Links” there, or choose another channel.`,
    );
  }
  return channel.id;
}
