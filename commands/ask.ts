import { parseFilters } from '../src/answering/dates.js';
import { checkedAnswer } from '../src/discord/rendering/checked-answer.js';
import type { Command } from '../src/discord/command.js';
import { errorFacts } from '../src/discord/error-facts.js';
import { outletChoices } from '../src/discord/outlet-choices.js';
import { privateWording, publicWording } from '../src/discord/wording-for.js';
import { slashCommand } from '../src/discord/slash-command.js';

/** As many quotations as fill three pages at most. */
const findingLimit = 12;

/** `/ask`: what the archive says, quoted and cited. */
export const ask: Command = {
  data: slashCommand(
    'ask',
    'Ask the archive a question: answers are quoted word for word, with their sources',
  )
    .addStringOption((option) =>
      option.setName('question').setDescription('What you want to know, in plain words').setRequired(true),
    )
    .addStringOption((option) =>
      option.setName('outlet').setDescription('Only articles of this outlet').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('since').setDescription('Only articles from this day on, as 2024-12-13'),
    )
    .addStringOption((option) =>
      option.setName('until').setDescription('Only articles up to this day, as 2024-12-31'),
    )
    .addBooleanOption((option) =>
      option.setName('private').setDescription('Show the answer to nobody but me'),
    ),

  acknowledge: (interaction) => (interaction.options.getBoolean('private') ? 'private' : 'public'),

  async execute(interaction, context) {
    const { desk, logger, collectionOf } = context;
    const { options } = interaction;
    const isPrivate = options.getBoolean('private') ?? false;
    const collection = collectionOf(interaction);
    const answer = await desk.ask({
      collection,
      question: options.getString('question', true),
      filters: parseFilters({
        outlet: options.getString('outlet'),
        since: options.getString('since'),
        until: options.getString('until'),
      }),
      asOf: null,
      limit: findingLimit,
      audience: {
        askerId: interaction.user.id,
        channelId: interaction.channelId,
        private: isPrivate,
      },
    });
    const wording = isPrivate ? privateWording(interaction) : await publicWording(context, interaction);
    const message = await interaction.editReply(checkedAnswer(answer, { wording }, logger));
    try {
      await desk.attachMessage(collection, answer.id, message.id);
    } catch (thrown) {
      // The answer stands and has its id; only the link of its message will not find it.
      logger.error({ answer: answer.id, error: errorFacts(thrown) }, 'A message was not remembered.');
    }
  },

  async autocomplete(interaction, { desk, collectionOf }) {
    return outletChoices(await desk.outlets(collectionOf(interaction)), interaction.options.getFocused());
  },
};
