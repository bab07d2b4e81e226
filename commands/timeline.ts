import type { ButtonInteraction } from 'discord.js';
import { answersPrivately } from '../src/discord/answers-privately.js';
import type { Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { readCustomId } from '../src/discord/custom-id.js';
import { errorFacts } from '../src/discord/error-facts.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { isPrivateReply } from '../src/discord/late-message.js';
import { filterChoices } from '../src/discord/filter-choices.js';
import { filterOptions } from '../src/discord/filter-options.js';
import { readPageState } from '../src/discord/page-state.js';
import { checkedAnswer } from '../src/discord/rendering/checked-answer.js';
import { renderTimeline, timelineButtonPrefix } from '../src/discord/rendering/render-timeline.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording, publicWording, standingWording } from '../src/discord/wording-for.js';
import { UserError } from '../src/errors.js';

/** `/timeline`: what was told of a topic, day by day. */
export const timeline: Command = {
  data: slashCommand('timeline', 'Show a story by day: of each day one quotation and its source')
    .addStringOption((option) =>
      option.setName('topic').setDescription('What it is about, in plain words').setRequired(true),
    )
    .addStringOption((option) =>
      option.setName('outlet').setDescription('Only articles of this outlet').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('since')
        .setDescription('Only articles from this day on, as 2024-12-13')
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('until')
        .setDescription('Only articles up to this day, as 2024-12-31')
        .setAutocomplete(true),
    )
    .addBooleanOption((option) =>
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
    try {
      await desk.attachMessage(collection, answer.id, message.id);
    } catch (thrown) {
      // It stands and has its id; only the link of its message will not find it.
      logger.error({ answer: answer.id, error: errorFacts(thrown) }, 'A message was not remembered.');
    }
  },

  autocomplete: async (interaction, context) => (await filterChoices(interaction, context)) ?? [],
};

/** The buttons that turn the pages of a timeline: for its asker in the message that all see, for others in one of their own. */
export const timelineButton: ButtonComponent = {
  kind: 'button',
  prefix: timelineButtonPrefix,
  acknowledge: (interaction) => (changesMessage(interaction) ? 'update' : 'private'),

  async execute(interaction, parameter, context) {
    const state = readPageState(parameter);
    if (!state) throw new UserError('unknown-button');
    const answer = await findAnswer(context, interaction, state.answerId);
    const isPublic = changesMessage(interaction) && !isPrivateReply(interaction);
    const wording = isPublic ? await standingWording(context, interaction) : privateWording(interaction);
    const view = { wording, page: state.page };
    await interaction.editReply(checkedAnswer(answer, view, context.logger, renderTimeline));
  },
};

/** What only this person sees is his to change, and so is what he asked. */
function changesMessage({ message, user, customId }: ButtonInteraction): boolean {
  if (message.flags.has('Ephemeral')) return true;
  return readPageState(readCustomId(customId).parameter)?.askerId === user.id;
}
