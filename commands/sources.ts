import type { Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { citedAnswer } from '../src/discord/cited-answer.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { formatPrefix } from '../src/discord/rendering/format-buttons.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { sourceFormatChoices } from '../src/discord/source-format-choices.js';
import { privateWording } from '../src/discord/wording-for.js';

/** `/sources`: the citations of an answer, at any time after it was given. */
export const sources: Command = {
  data: slashCommand('sources', 'Cite the sources of an answer')
    .addStringOption((option) =>
      option
        .setName('answer')
        .setDescription('Its id or the link of its message; without it, the last answer in this channel'),
    )
    .addStringOption((option) =>
      option
        .setName('format')
        .setDescription('How they are written; without it, as links')
        .addChoices(...sourceFormatChoices),
    ),

  acknowledge: 'private',

  async execute(interaction, context) {
    const { options } = interaction;
    const answer = await findAnswer(context, interaction, options.getString('answer'));
    const format = options.getString('format') ?? 'links';
    await interaction.editReply(await citedAnswer(context, answer, format, privateWording(interaction)));
  },
};

/** The button under an answer: the same for whoever presses it, if he may read the answer. */
export const sourcesButton: ButtonComponent = {
  kind: 'button',
  prefix: 'sources',
  acknowledge: 'private',

  async execute(interaction, answerId, context) {
    const answer = await findAnswer(context, interaction, answerId);
    await interaction.editReply(await citedAnswer(context, answer, 'links', privateWording(interaction)));
  },
};

/** The buttons under sources: the same sources in another form, in the same message. */
export const sourceFormatButton: ButtonComponent = {
  kind: 'button',
  prefix: formatPrefix,
  acknowledge: 'update',

  async execute(interaction, parameter, context) {
    const [answerId = '', format = ''] = parameter.split('.');
    const answer = await findAnswer(context, interaction, answerId);
    await interaction.editReply(await citedAnswer(context, answer, format, privateWording(interaction)));
  },
};
