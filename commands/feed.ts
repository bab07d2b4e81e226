import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { ChannelType } from 'discord.js';
import { announceChannel } from '../src/discord/announce-channel.js';
import type { BotContext, Command } from '../src/discord/command.js';
import { feedChoices } from '../src/discord/feed-choices.js';
import { mayAdd, requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { botMessage } from '../src/discord/rendering/message.js';
import {
  renderFeedAdded,
  renderFeedChange,
  renderFeedImport,
  renderFeedList,
} from '../src/discord/rendering/render-feeds.js';
import { personOf } from '../src/discord/person-of.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { replyWording } from '../src/discord/wording-for.js';
import { UserError } from '../src/errors.js';

const maximumOpmlBytes = 2 * 2 ** 20;

const withChannel = (subcommand: SlashCommandSubcommandBuilder) =>
  subcommand.addChannelOption((option) =>
    option
      .setName('channel')
      .setDescription('Announce new articles in this channel')
      .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement),
  );
const withFeed = (subcommand: SlashCommandSubcommandBuilder) =>
  subcommand.addStringOption((option) =>
    option.setName('feed').setDescription('Its title, address or id').setRequired(true).setAutocomplete(true),
  );

/** `/feed`: feeds whose new articles come into the archive of this server, or of oneself in a direct message. */
export const feed: Command = {
  data: slashCommand('feed', 'Follow feeds: their new articles come into the archive')
    .addSubcommand((subcommand) =>
      withChannel(
        subcommand
          .setName('add')
          .setDescription('Follow a feed (RSS, Atom, RDF, JSON Feed)')
          .addStringOption((option) =>
            option
              .setName('url')
              .setDescription('The address of the feed, or of a page that names one')
              .setRequired(true),
          ),
      ),
    )
    .addSubcommand((subcommand) =>
      subcommand.setName('list').setDescription('The feeds that are followed, and how they fare'),
    )
    .addSubcommand((subcommand) =>
      withFeed(subcommand.setName('remove').setDescription('Follow a feed no more; its articles stay')),
    )
    .addSubcommand((subcommand) =>
      withFeed(subcommand.setName('pause').setDescription('Poll a feed no more until it is resumed')),
    )
    .addSubcommand((subcommand) =>
      withFeed(subcommand.setName('resume').setDescription('Poll a feed again, and announce it again')),
    )
    .addSubcommand((subcommand) =>
      withChannel(
        subcommand
          .setName('import')
          .setDescription('Follow the feeds of an OPML file, as feed readers export it')
          .addAttachmentOption((option) =>
            option.setName('file').setDescription('The OPML file, of at most 2 MB').setRequired(true),
          ),
      ),
    )
    .addSubcommand((subcommand) =>
      subcommand.setName('export').setDescription('The feeds as an OPML file, which feed readers import'),
    ),

  async acknowledge(interaction, context) {
    // A feed's address may hold a secret: the list is for those who may change it.
    await requireMayAdd(context, interaction);
    const isForOneself = ['list', 'export'].includes(interaction.options.getSubcommand());
    return isForOneself ? 'private' : 'public';
  },

  async execute(interaction, context) {
    await interaction.editReply(await replyTo(interaction, context));
  },

  async autocomplete(interaction, context) {
    if (!(await mayAdd(context, interaction))) return [];
    const { desk, collectionOf } = context;
    return feedChoices(await desk.feeds.list(collectionOf(interaction)), interaction.options.getFocused());
  },
};

async function replyTo(interaction: ChatInputCommandInteraction, context: BotContext) {
  const { options } = interaction;
  const { feeds } = context.desk;
  const wording = await replyWording(context, interaction);
  const collection = context.collectionOf(interaction);
  const by = personOf(interaction);
  const named = (): string => options.getString('feed', true);
  const origin = async () => ({
    collection,
    by,
    addedIn: interaction.channelId,
    announceIn:
      announceChannel(interaction) ?? (await context.desk.settings.read(collection)).announceChannel,
  });
  switch (options.getSubcommand()) {
    case 'add': {
      const added = await feeds.add({ ...(await origin()), url: options.getString('url', true) });
      return renderFeedAdded(added, wording);
    }
    case 'remove':
      return renderFeedChange('removed', await feeds.remove(collection, named(), by), wording);
    case 'pause':
      return renderFeedChange('paused', await feeds.pause(collection, named(), by), wording);
    case 'resume':
      return renderFeedChange('resumed', await feeds.resume(collection, named(), by), wording);
    case 'import': {
      const opml = await attachedOpml(interaction, context);
      return renderFeedImport(await feeds.importOpml({ ...(await origin()), opml }), wording);
    }
    case 'export': {
      const opml = await feeds.exportOpml(collection);
      return botMessage({ files: [{ name: 'feeds.opml', attachment: Buffer.from(opml) }] });
    }
    default:
      return renderFeedList(await feeds.list(collection), wording);
  }
}

async function attachedOpml(
  { options }: ChatInputCommandInteraction,
  { fetchAttachment }: BotContext,
): Promise<Uint8Array> {
  const file = options.getAttachment('file', true);
  if (file.size > maximumOpmlBytes) {
    throw new UserError('opml-file-too-large', { name: file.name.slice(0, 80) });
  }
  return fetchAttachment(file.url);
}
