import type { ChatInputCommandInteraction, SlashCommandStringOption } from 'discord.js';
import { UserError } from '../src/errors.js';
import { addArticle, givenHints } from '../src/discord/add-article.js';
import { addSeveral } from '../src/discord/adding/add-several.js';
import { additionOf } from '../src/discord/adding/addition.js';
import { typedItems } from '../src/discord/adding/link-item.js';
import { requireReadableFile } from '../src/discord/attached-file.js';
import type { BotContext, Command } from '../src/discord/command.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import { addTextForm } from './add-text.js';

const titleOption = (option: SlashCommandStringOption) =>
  option.setName('title').setDescription('Its title, if the text does not say it');
const dateOption = (option: SlashCommandStringOption) =>
  option.setName('date').setDescription('When it was published, as 2024-12-13, if the text does not say it');

/** `/add url|file|text`: an article into the archive of this server, or of oneself in a direct message. */
export const add: Command = {
  data: slashCommand('add', 'Add an article to the archive')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('url')
        .setDescription('Add an article from the web')
        .addStringOption((option) =>
          option
            .setName('url')
            .setDescription('The address of the article; several with spaces between them, at most 10')
            .setRequired(true),
        )
        .addStringOption(titleOption)
        .addStringOption(dateOption),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('file')
        .setDescription('Add an article from a PDF, DOCX, EPUB, HTML, Markdown or text file')
        .addAttachmentOption((option) =>
          option.setName('file').setDescription('The file, of at most 20 MB').setRequired(true),
        )
        .addStringOption(titleOption)
        .addStringOption((option) =>
          option.setName('outlet').setDescription('Which outlet published it, if the text does not say so'),
        )
        .addStringOption(dateOption)
        .addStringOption((option) => option.setName('url').setDescription('Where it was published')),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('text')
        .setDescription(
          'Paste an article of up to 4,000 characters; a longer one goes into a .txt file with /add file',
        ),
    ),

  async acknowledge(interaction, context) {
    await requireMayAdd(context, interaction);
    return interaction.options.getSubcommand() === 'text' ? 'modal' : 'public';
  },

  async execute(interaction, context) {
    switch (interaction.options.getSubcommand()) {
      case 'url':
        return addUrl(interaction, context);
      case 'file':
        return addFile(interaction, context);
      default:
        return interaction.showModal(addTextForm(privateWording(interaction))).then(() => undefined);
    }
  },
};

async function addUrl(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void> {
  const { items, leftOut } = typedItems(interaction.options.getString('url', true));
  const hints = givenHints(typedHints(interaction));
  if (items.length > 1 && Object.keys(hints).length > 0) {
    throw new UserError('hints-for-several');
  }
  const additions = items.map((item) => ({ ...additionOf(item, context.fetchAttachment), hints }));
  await addSeveral(interaction, context, additions, leftOut);
}

async function addFile(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void> {
  const file = interaction.options.getAttachment('file', true);
  const hints = givenHints({ ...typedHints(interaction), url: interaction.options.getString('url') });
  const getInput = async () => {
    requireReadableFile(file);
    return { kind: 'file', name: file.name, bytes: await context.fetchAttachment(file.url) } as const;
  };
  await addArticle(interaction, context, { getInput, hints, posted: null });
}

function typedHints({ options }: ChatInputCommandInteraction) {
  return {
    title: options.getString('title'),
    outlet: options.getString('outlet'),
    publishedAt: options.getString('date'),
  };
}
