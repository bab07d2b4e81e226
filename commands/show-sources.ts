import { UserError } from '../src/errors.js';
import { answerInMessage } from '../src/discord/answer-in-message.js';
import { citedAnswer } from '../src/discord/cited-answer.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { messageMenu, type MessageMenu } from '../src/discord/message-menu.js';
import { privateWording } from '../src/discord/wording-for.js';

/** The message menu "Show sources": the citations of the answer that stands in a message of the bot, whenever it was given. */
export const showSources: MessageMenu = {
  data: messageMenu('Show sources'),
  acknowledge: 'private',

  async execute(interaction, context) {
    const message = interaction.targetMessage;
    if (message.author.id !== interaction.client.user.id) {
      throw new UserError('no-answer-of-mine');
    }
    try {
      const answer = await findAnswer(context, interaction, answerInMessage(message));
      await interaction.editReply(await citedAnswer(context, answer, 'links', privateWording(interaction)));
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'no-answer') throw error;
      throw new UserError('no-answer-in-message', {}, { cause: error });
    }
  },
};
