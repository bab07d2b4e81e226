import {
  ChannelType,
  type ChatInputCommandInteraction,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import type { DigestRhythm } from '../src/archive/digests.js';
import type { BotContext, Command } from '../src/discord/command.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { placeOf, setUpBy } from '../src/discord/place-of.js';
import type { BotMessage } from '../src/discord/rendering/message.js';
import { renderDigests, renderDigestSet, renderDigestsOff } from '../src/discord/rendering/render-digests.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { parseTimeOfDay } from '../src/discord/time-of-day.js';
import { privateWording, publicWording } from '../src/discord/wording-for.js';
import { personOf } from '../src/discord/person-of.js';

const usualTime = '08:00';
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** As calendars begin. */
const weekdayChoices = [1, 2, 3, 4, 5, 6, 0].map((weekday) => {
  const value = weekdays[weekday] ?? '';
  return { name: value.charAt(0).toUpperCase() + value.slice(1), value };
});

const withTime = (subcommand: SlashCommandSubcommandBuilder) =>
  subcommand.addStringOption((option) =>
    option
      .setName('time')
      .setDescription('By the clocks of this server, as 17:30; without it, 08:00')
      .setMaxLength(20),
  );
const withChannel = (subcommand: SlashCommandSubcommandBuilder) =>
  subcommand.addChannelOption((option) =>
    option
      .setName('channel')
      .setDescription('Where it is posted; without it, in the channel for announcements, or here')
      .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement),
  );

/** `/digest`: what is new, posted every day or every week. */
export const digest: Command = {
  data: slashCommand('digest', 'Post what is new, every day or every week')
    .addSubcommand((subcommand) =>
      withChannel(
        withTime(subcommand.setName('daily').setDescription('Post what is new every day at a time')),
      ),
    )
    .addSubcommand((subcommand) =>
      withChannel(
        withTime(
          subcommand
            .setName('weekly')
            .setDescription('Post what is new every week on a day at a time')
            .addStringOption((option) =>
              option
                .setName('day')
                .setDescription('On which day; without it, when the week begins')
                .addChoices(...weekdayChoices),
            ),
        ),
      ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('off')
        .setDescription('Post a digest no more')
        .addStringOption((option) =>
          option
            .setName('which')
            .setDescription('Without it, both')
            .addChoices({ name: 'Daily', value: 'daily' }, { name: 'Weekly', value: 'weekly' }),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand.setName('show').setDescription('Which digests are posted, where and when'),
    ),

  async acknowledge(interaction, context) {
    await requireMayAdd(context, interaction);
    return isForOneself(interaction) ? 'private' : 'public';
  },

  async execute(interaction, context) {
    await interaction.editReply(await replyTo(interaction, context));
  },
};

async function replyTo(interaction: ChatInputCommandInteraction, context: BotContext): Promise<BotMessage> {
  const { options } = interaction;
  const { digests } = context.desk;
  const collection = context.collectionOf(interaction);
  const wording = isForOneself(interaction)
    ? privateWording(interaction)
    : await publicWording(context, interaction);
  const subcommand = options.getSubcommand();
  switch (subcommand) {
    case 'daily':
    case 'weekly': {
      const day = options.getString('day');
      const set = await digests.set({
        collection,
        rhythm: subcommand,
        minuteOfDay: parseTimeOfDay(options.getString('time') ?? usualTime),
        weekday: day === null ? null : weekdays.indexOf(day),
        place: await placeOf(interaction, context),
        setUp: setUpBy(interaction, context),
      });
      return renderDigestSet(set, wording);
    }
    case 'off': {
      const which = options.getString('which') as DigestRhythm | null;
      return renderDigestsOff(await digests.off(collection, which, personOf(interaction)), wording);
    }
    default:
      return renderDigests(await digests.list(collection), wording);
  }
}

function isForOneself(interaction: ChatInputCommandInteraction): boolean {
  return interaction.options.getSubcommand() === 'show';
}
