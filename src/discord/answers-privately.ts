import type { ChatInputCommandInteraction } from 'discord.js';
import type { BotContext } from './command.js';

/** Whether only the asker is to see an answer: as the option `private` says, else as the settings do. */
export async function answersPrivately(
  interaction: ChatInputCommandInteraction,
  { desk, collectionOf }: Pick<BotContext, 'desk' | 'collectionOf'>,
): Promise<boolean> {
  const asked = interaction.options.getBoolean('private');
  return asked ?? (await desk.settings.read(collectionOf(interaction))).privateAnswers;
}
