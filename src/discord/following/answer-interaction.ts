import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import type { AskRequest } from '../../desk/desk.js';
import type { BotContext } from '../command.js';
import { checkedAnswer } from '../rendering/checked-answer.js';
import { privateWording, publicWording } from '../wording-for.js';
import { findingLimit, rememberMessage } from './answered-message.js';

/** What a person asks, wherever he does. */
export type Asked = Pick<AskRequest, 'question' | 'filters' | 'follows'>;

/** Asks, and shows the answer as the reply to a command or form that was acknowledged so. */
export async function answerInteraction(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  context: BotContext,
  asked: Asked,
  isPrivate: boolean,
): Promise<void> {
  const { desk, logger, collectionOf } = context;
  const collection = collectionOf(interaction);
  const answer = await desk.ask({
    ...asked,
    collection,
    asOf: null,
    limit: findingLimit,
    audience: { askerId: interaction.user.id, channelId: interaction.channelId, private: isPrivate },
  });
  const wording = isPrivate ? privateWording(interaction) : await publicWording(context, interaction);
  const message = await interaction.editReply(checkedAnswer(answer, { wording }, logger));
  await rememberMessage(context, collection, answer, message.id);
}
