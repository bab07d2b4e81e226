import type { ButtonInteraction } from 'discord.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { isPrivateReply } from '../src/discord/late-message.js';
import { readCustomId } from '../src/discord/custom-id.js';
import { readPageState } from '../src/discord/page-state.js';
import { pageButtonPrefix } from '../src/discord/rendering/answer-buttons.js';
import { checkedAnswer } from '../src/discord/rendering/checked-answer.js';
import { privateWording, standingWording } from '../src/discord/wording-for.js';
import { UserError } from '../src/errors.js';

/**
 * The buttons that turn the pages of an answer. Whoever may read it may turn: its asker changes the message that all see,
 * anybody else is shown the page by himself, and turns on in that.
 */
export const answerPageButton: ButtonComponent = {
  kind: 'button',
  prefix: pageButtonPrefix,
  acknowledge: (interaction) => (changesMessage(interaction) ? 'update' : 'private'),

  async execute(interaction, parameter, context) {
    const state = readPageState(parameter);
    if (!state) throw new UserError('unknown-button');
    const answer = await findAnswer(context, interaction, state.answerId);
    const isPublic = changesMessage(interaction) && !isPrivateReply(interaction);
    const wording = isPublic ? await standingWording(context, interaction) : privateWording(interaction);
    await interaction.editReply(checkedAnswer(answer, { wording, page: state.page }, context.logger));
  },
};

/** What only this person sees is his to change, and so is what he asked. */
function changesMessage({ message, user, customId }: ButtonInteraction): boolean {
  if (message.flags.has('Ephemeral')) return true;
  return readPageState(readCustomId(customId).parameter)?.askerId === user.id;
}
