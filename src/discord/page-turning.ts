import type { ButtonInteraction } from 'discord.js';
import { UserError } from '../errors.js';
import type { ButtonComponent } from './component.js';
import { readCustomId } from './custom-id.js';
import { findAnswer } from './find-answer.js';
import { isPrivateReply } from './late-message.js';
import { readPageState } from './page-state.js';
import { checkedAnswer, type AnswerRenderer } from './rendering/checked-answer.js';
import { privateWording, standingWording } from './wording-for.js';

/**
 * The buttons that turn the pages of what was asked for. Whoever may read it may turn: its asker changes the message that all
 * see, anybody else is shown the page by himself, and turns on in that.
 * @param render makes the page.
 */
export function pageTurning(prefix: string, render: AnswerRenderer): ButtonComponent {
  return {
    kind: 'button',
    prefix,
    acknowledge: (interaction) => (changesMessage(interaction) ? 'update' : 'private'),

    async execute(interaction, parameter, context) {
      const state = readPageState(parameter);
      if (!state) throw new UserError('unknown-button');
      const answer = await findAnswer(context, interaction, state.answerId);
      const isPublic = changesMessage(interaction) && !isPrivateReply(interaction);
      const wording = isPublic ? await standingWording(context, interaction) : privateWording(interaction);
      const view = { wording, page: state.page };
      await interaction.editReply(checkedAnswer(answer, view, context.logger, render));
    },
  };
}

/** What only this person sees is his to change, and so is what he asked. */
function changesMessage({ message, user, customId }: ButtonInteraction): boolean {
  if (message.flags.has('Ephemeral')) return true;
  return readPageState(readCustomId(customId).parameter)?.askerId === user.id;
}
