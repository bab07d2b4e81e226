import { ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import type { FollowRequest } from '../src/desk/follow-desk.js';
import type { BotContext, Command } from '../src/discord/command.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { followedChoices } from '../src/discord/followed-choices.js';
import { mayAdd, requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { placeOf, setUpBy } from '../src/discord/place-of.js';
import type { BotMessage } from '../src/discord/rendering/message.js';
import {
  renderFollowed,
  renderFollowedNoMore,
  renderFollowing,
} from '../src/discord/rendering/render-following.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording, publicWording } from '../src/discord/wording-for.js';
import { personOf } from '../src/discord/person-of.js';
import { UserError } from '../src/errors.js';

/** `/follow`: stories whose new articles are announced. */
export const follow: Command = {
  data: slashCommand('follow', 'Follow stories: their new articles are announced as they come')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('story')
        .setDescription('Follow the story of a topic, or of an answer')
        .addStringOption((option) =>
          option.setName('topic').setDescription('What it is about, in plain words'),
        )
        .addStringOption((option) =>
          option
            .setName('answer')
            .setDescription('The id of an answer that tells of it, or its message link'),
        )
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('Where it is announced; without it, in the channel for announcements, or here')
            .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('The stories that are followed, and where they are announced'),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('stop')
        .setDescription('Follow a story no more')
        .addStringOption((option) =>
          option
            .setName('story')
            .setDescription('Its headline or id')
            .setRequired(true)
            .setAutocomplete(true),
        ),
    ),

  async acknowledge(interaction, context) {
    await requireMayAdd(context, interaction);
    return isForOneself(interaction) ? 'private' : 'public';
  },

  async execute(interaction, context) {
    await interaction.editReply(await replyTo(interaction, context));
  },

  async autocomplete(interaction, context) {
    if (!(await mayAdd(context, interaction))) return [];
    const { desk, collectionOf } = context;
    const all = await desk.following.list(collectionOf(interaction));
    return followedChoices(
      all.map(({ followed }) => followed),
      interaction.options.getFocused(),
    );
  },
};

async function replyTo(interaction: ChatInputCommandInteraction, context: BotContext): Promise<BotMessage> {
  const { options } = interaction;
  const { following } = context.desk;
  const collection = context.collectionOf(interaction);
  const wording = isForOneself(interaction)
    ? privateWording(interaction)
    : await publicWording(context, interaction);
  switch (options.getSubcommand()) {
    case 'story': {
      const followed = await following.follow({
        collection,
        by: await storyMeant(interaction, context),
        place: await placeOf(interaction, context),
        setUp: setUpBy(interaction, context),
      });
      return renderFollowing(followed, options.getString('topic'), wording);
    }
    case 'stop':
      return renderFollowedNoMore(
        await following.stop(collection, options.getString('story', true), personOf(interaction)),
        wording,
      );
    default:
      return renderFollowed(await following.list(collection), wording);
  }
}

/** @throws UserError where both or neither is said, or the answer is none that the person may read. */
async function storyMeant(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<FollowRequest['by']> {
  const topic = interaction.options.getString('topic');
  const answer = interaction.options.getString('answer');
  if ((topic === null) === (answer === null)) throw new UserError('topic-or-answer');
  return topic === null ? { answer: await findAnswer(context, interaction, answer) } : { topic };
}

function isForOneself(interaction: ChatInputCommandInteraction): boolean {
  return interaction.options.getSubcommand() === 'list';
}
