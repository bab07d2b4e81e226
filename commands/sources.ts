import type { Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { isSourceFormat, renderSources, sourceFormats } from '../src/discord/rendering/render-sources.js';
import { slashCommand } from '../src/discord/slash-command.js';

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
        .addChoices(...sourceFormats),
    ),

  acknowledge: 'private',

  async execute(interaction, context) {
    const answer = await findAnswer(context, interaction, interaction.options.getString('answer'));
    const format = interaction.options.getString('format') ?? 'links';
    await interaction.editReply(renderSources(answer, isSourceFormat(format) ? format : 'links'));
  },
};

/** The button under an answer: the same for whoever presses it, if he may read the answer. */
export const sourcesButton: ButtonComponent = {
  kind: 'button',
  prefix: 'sources',
  acknowledge: 'private',

  async execute(interaction, answerId, context) {
    const answer = await findAnswer(context, interaction, answerId);
    await interaction.editReply(renderSources(answer, 'links'));
  },
};
