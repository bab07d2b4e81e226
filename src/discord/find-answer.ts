import type { ButtonInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Answer } from '../archive/answer.js';
import { answerReference } from './answer-reference.js';
import { canSee } from './can-see.js';
import type { BotContext } from './command.js';

/**
 * The answer that a person means, if he may read it now: by id, by message link, or the last one in this channel.
 * @throws UserError "no-answer"
 */
export function findAnswer(
  { desk, collectionOf }: BotContext,
  interaction: ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  named: string | null,
): Promise<Answer> {
  return desk.findAnswer({
    collection: collectionOf(interaction),
    answer: answerReference(named, interaction.guildId),
    readerId: interaction.user.id,
    channelId: interaction.channelId,
    canSee: canSee(interaction),
  });
}
