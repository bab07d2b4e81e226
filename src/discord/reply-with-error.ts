import { MessageFlags, type RepliableInteraction } from 'discord.js';
import { isPrivateReply } from './late-message.js';
import { botMessage, type BotMessage } from './rendering/message.js';
import { plainMarkdown } from './markdown/plain-markdown.js';

/** Below Discord's limit of 2,000 characters. */
const maximumLength = 1900;

/** A sentence for a person as a message. */
export function refusalMessage(sentence: string): BotMessage {
  return botMessage({ content: plainMarkdown(sentence, maximumLength) });
}

/** Stands where "thinking …" stood for the moment until it is deleted. */
const placeholder = botMessage({ content: '…' });

/**
 * Tells a person, and nobody else, what went wrong, whatever was sent before. A public reply is taken back for
 * that: whether it is public was decided when it was begun. It is edited before the private one is sent, because
 * Discord makes the first follow-up to a reply that is still "thinking" a part of it, and public.
 */
export async function replyWithError(interaction: RepliableInteraction, sentence: string): Promise<void> {
  const message = refusalMessage(sentence);
  const privately = { ...message, flags: MessageFlags.Ephemeral } as const;
  if (!interaction.deferred && !interaction.replied) {
    await interaction.reply(privately);
  } else if (isUpdate(interaction)) {
    await interaction.followUp(privately);
  } else if (isPrivateReply(interaction)) {
    await interaction.editReply(message);
  } else {
    await interaction.editReply(placeholder);
    await interaction.followUp(privately);
    await interaction.deleteReply();
  }
}

/** Whether the reply is the message under which a button or menu stands, or opened a modal: it was there before, and stays. */
function isUpdate(interaction: RepliableInteraction): boolean {
  return (interaction.isMessageComponent() || interaction.isModalSubmit()) && interaction.ephemeral === null;
}
