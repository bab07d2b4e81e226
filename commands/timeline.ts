import { answersPrivately } from '../src/discord/answers-privately.js';
import type { Command } from '../src/discord/command.js';
import { filterChoices } from '../src/discord/filter-choices.js';
import { filterOptions } from '../src/discord/filter-options.js';
import { withFilterOptions } from '../src/discord/filter-option-builders.js';
import { rememberMessage } from '../src/discord/following/answered-message.js';
import { pageTurning } from '../src/discord/page-turning.js';
import { checkedAnswer } from '../src/discord/rendering/checked-answer.js';
import { renderTimeline, timelineButtonPrefix } from '../src/discord/rendering/render-timeline.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording, publicWording } from '../src/discord/wording-for.js';

/** `/timeline`: what was told of a topic, day by day. */
export const timeline: Command = {
  data: withFilterOptions(
    slashCommand('timeline', 'Show a story by day: of each day one quotation and its source').addStringOption(
      (option) =>
        option.setName('topic').setDescription('What it is about, in plain words').setRequired(true),
    ),
  ).addBooleanOption((option) =>
    option.setName('private').setDescription('Show the timeline to nobody but me'),
  ),

  async acknowledge(interaction, context) {
    await requireMayAsk(context, interaction);
    return (await answersPrivately(interaction, context)) ? 'private' : 'public';
  },

  async execute(interaction, context) {
    const { desk, logger, collectionOf } = context;
    const { options } = interaction;
    // As it was acknowledged, whatever was changed since.
    const isPrivate = interaction.ephemeral ?? false;
    const collection = collectionOf(interaction);
    const answer = await desk.timelines.tell({
      collection,
      question: options.getString('topic', true),
      filters: await filterOptions(interaction, context),
      audience: { askerId: interaction.user.id, channelId: interaction.channelId, private: isPrivate },
    });
    const wording = isPrivate ? privateWording(interaction) : await publicWording(context, interaction);
    const message = await interaction.editReply(checkedAnswer(answer, { wording }, logger, renderTimeline));
    await rememberMessage(context, collection, answer, message.id);
  },

  autocomplete: async (interaction, context) => (await filterChoices(interaction, context)) ?? [],
};

/** The buttons that turn the pages of a timeline. */
export const timelineButton = pageTurning(timelineButtonPrefix, renderTimeline);
