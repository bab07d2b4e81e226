import { MessageFlags, type RepliableInteraction } from 'discord.js';
import { botMessage } from './rendering/message.js';
import { plainMarkdown } from './markdown/plain-markdown.js';

/** Below Discord's limit of 2,000 characters. */
const maximumLength = 1900;

/** Stands where "thinking …" stood for the moment until it is deleted. */
const placeholder = botMessage({ content: '…' });

/**
 * Tells a person, and nobody else, what went wrong, whatever was sent before. A public reply is taken back for
 * that: whether it is public was decided when it was begun. It is edited before the private one is sent, because
 * Discord makes the first follow-up to a reply that is still "thinking" a part of it, and public.
 */
export async function replyWithError(interaction: RepliableInteraction, sentence: string): Promise<void> {
  const message = botMessage({ content: plainMarkdown(sentence, maximumLength) });
  const privately = { ...message, flags: MessageFlags.Ephemeral } as const;
  if (!interaction.deferred && !interaction.replied) {
    await interaction.reply(privately);
  } else if (interaction.isMessageComponent() && interaction.ephemeral === null) {
    // It was to change the message that it stands under, which stays as it is.
    await interaction.followUp(privately);
  } else if (interaction.ephemeral) {
    await interaction.editReply(message);
  } else {
    await interaction.editReply(placeholder);
    await interaction.followUp(privately);
    await interaction.deleteReply();
  }
}
