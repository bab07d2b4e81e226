import type { RepliableInteraction } from 'discord.js';
import type { Logger } from '../logger.js';
import { errorFacts } from './error-facts.js';
import type { BotMessage } from './rendering/message.js';

/** Whether only the person himself sees the reply of this interaction. */
export function isPrivateReply(interaction: RepliableInteraction): boolean {
  if (interaction.ephemeral !== null) return interaction.ephemeral;
  const under = interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  return under?.flags.has('Ephemeral') ?? false;
}

/**
 * Tells what came of work that outlived its reply: by a message in the channel that names who asked, or, where the
 * reply was private or the channel is gone or forbids it, in a direct message. Never throws: where neither can be
 * had, it is logged.
 */
export async function sendLate(
  interaction: RepliableInteraction,
  message: BotMessage,
  logger: Logger,
): Promise<void> {
  const { user, channelId } = interaction;
  const ways = [
    ...(interaction.guildId && !isPrivateReply(interaction)
      ? [{ place: 'the channel', send: () => sendToChannel(interaction, message) }]
      : []),
    { place: 'a direct message', send: () => user.send(sendable(message)) },
  ];
  for (const { place, send } of ways) {
    try {
      await send();
      return;
    } catch (thrown) {
      const facts = { interaction: interaction.id, channel: channelId, error: errorFacts(thrown) };
      logger.warn(facts, `What came of long work could not be sent to ${place}.`);
    }
  }
}

async function sendToChannel(interaction: RepliableInteraction, message: BotMessage): Promise<void> {
  const { client, channelId, user } = interaction;
  const channel = channelId === null ? null : await client.channels.fetch(channelId);
  if (!channel?.isSendable()) throw new Error('The channel takes no messages.');
  const content = `<@${user.id}> ${message.content}`.trim();
  await channel.send({ ...sendable(message), content, allowedMentions: { users: [user.id] } });
}

/** discord.js wants arrays that it may change. */
function sendable({ content, embeds, components, files }: BotMessage) {
  return { content, embeds: [...embeds], components: [...components], files: [...files] };
}
