import { answersPrivately } from '../src/discord/answers-privately.js';
import type { Command } from '../src/discord/command.js';
import { answerInteraction } from '../src/discord/following/answer-interaction.js';
import { answerInThread, threadOf } from '../src/discord/following/answer-in-thread.js';
import { filterChoices } from '../src/discord/filter-choices.js';
import { filterOptions } from '../src/discord/filter-options.js';
import { withFilterOptions } from '../src/discord/filter-option-builders.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { slashCommand } from '../src/discord/slash-command.js';

/** `/ask`: what the archive says, quoted and cited. In the thread of an answer it asks on. */
export const ask: Command = {
  data: withFilterOptions(
    slashCommand(
      'ask',
      'Ask the archive a question: answers are quoted word for word, with their sources',
    ).addStringOption((option) =>
      option.setName('question').setDescription('What you want to know, in plain words').setRequired(true),
    ),
  ).addBooleanOption((option) =>
    option.setName('private').setDescription('Show the answer to nobody but me'),
  ),

  async acknowledge(interaction, context) {
    await requireMayAsk(context, interaction);
    return (await answersPrivately(interaction, context)) ? 'private' : 'public';
  },

  async execute(interaction, context) {
    const { options } = interaction;
    // As it was acknowledged, whatever was changed since.
    const isForOne = interaction.ephemeral ?? false;
    const follows = await answerInThread(context, threadOf(interaction, isForOne));
    const asked = {
      question: options.getString('question', true),
      filters: await filterOptions(interaction, context),
      ...(follows ? { follows: follows.id } : {}),
    };
    await answerInteraction(interaction, context, asked, isForOne);
  },

  autocomplete: async (interaction, context) => (await filterChoices(interaction, context)) ?? [],
};
