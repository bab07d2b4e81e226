import { MessageFlags, type RepliableInteraction } from 'discord.js';
import type { Acknowledges, BotContext } from './command.js';

/** Acknowledges an interaction as its command, button, menu or modal declares. @throws what the deciding function throws */
export async function acknowledge<Acknowledged extends RepliableInteraction>(
  interaction: Acknowledged,
  declared: Acknowledges<Acknowledged>,
  context: BotContext,
): Promise<void> {
  const acknowledgement = typeof declared === 'function' ? await declared(interaction, context) : declared;
  if (acknowledgement === 'modal') return;
  const under: RepliableInteraction = interaction;
  if (acknowledgement === 'update' && (under.isMessageComponent() || isFromMessage(under))) {
    await under.deferUpdate();
    return;
  }
  await interaction.deferReply(acknowledgement === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

/** Whether a modal was opened from a message, which it can then change. */
function isFromMessage(interaction: RepliableInteraction) {
  return interaction.isModalSubmit() && interaction.isFromMessage();
}
