import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  SlashCommandStringOption,
} from 'discord.js';
import { requireMayChange } from '../src/desk/may-change.js';
import { articleChoices } from '../src/discord/article-choices.js';
import type { BotContext, Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { filterChoices } from '../src/discord/filter-choices.js';
import { filterOptions } from '../src/discord/filter-options.js';
import { readListState, type ListState } from '../src/discord/list-state.js';
import { editorOf } from '../src/discord/rules/require-may-manage.js';
import {
  renderArticle,
  renderChanged,
  renderRemoved,
  undoButtonPrefix,
} from '../src/discord/rendering/render-article.js';
import {
  articlesPerPage,
  listButtonPrefix,
  renderArticles,
} from '../src/discord/rendering/render-articles.js';
import type { BotMessage } from '../src/discord/rendering/message.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import type { CollectionId } from '../src/archive/collection-id.js';
import { UserError } from '../src/errors.js';
import { editArticleForm } from './articles-edit.js';

const maximumChoices = 25;

const articleOption = (option: SlashCommandStringOption) =>
  option
    .setName('article')
    .setDescription('Which one: type a part of its title')
    .setRequired(true)
    .setAutocomplete(true);

/** `/articles list|show|edit|remove|undo`: what is in the archive, and what is wrong with it. */
export const articles: Command = {
  data: slashCommand('articles', 'List, look at, correct and remove the articles of the archive')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('The articles, newest first')
        .addStringOption((option) =>
          option.setName('outlet').setDescription('Only those of this outlet').setAutocomplete(true),
        )
        .addStringOption((option) =>
          option
            .setName('since')
            .setDescription('Only those published from this day on, as 2024-12-13')
            .setAutocomplete(true),
        )
        .addStringOption((option) =>
          option
            .setName('until')
            .setDescription('Only those published up to this day, as 2024-12-31')
            .setAutocomplete(true),
        )
        .addUserOption((option) => option.setName('by').setDescription('Only those that this member added')),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('show')
        .setDescription('What is known of an article, where it is from, and its versions')
        .addStringOption(articleOption),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('edit')
        .setDescription('Correct title, outlet, date, authors or URL of an article, never its text')
        .addStringOption(articleOption),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('remove')
        .setDescription('Take an article out of the archive; for ten minutes it can be brought back')
        .addStringOption(articleOption),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('undo')
        .setDescription('Bring an article back that was removed in the last ten minutes')
        .addStringOption((option) =>
          option
            .setName('article')
            .setDescription('Which one; without it, the last one that was removed')
            .setAutocomplete(true),
        ),
    ),

  acknowledge: (interaction) => (interaction.options.getSubcommand() === 'edit' ? 'modal' : 'private'),

  async execute(interaction, context) {
    switch (interaction.options.getSubcommand()) {
      case 'list':
        return list(interaction, context);
      case 'show':
        return show(interaction, context);
      case 'edit':
        return edit(interaction, context);
      case 'remove':
        return remove(interaction, context);
      default:
        return undo(interaction, context);
    }
  },

  async autocomplete(interaction, context) {
    const offered = await filterChoices(interaction, context);
    if (offered) return offered;
    const typed = interaction.options.getFocused();
    return choices(interaction, context.collectionOf(interaction), typed, context.desk);
  },
};

async function choices(
  interaction: AutocompleteInteraction,
  collection: CollectionId,
  typed: string,
  desk: BotContext['desk'],
): Promise<readonly ApplicationCommandOptionChoiceData<string>[]> {
  const title = typed.trim() || null;
  if (interaction.options.getSubcommand() === 'undo') {
    const removals = await desk.removals(collection);
    const holds = (text: string | null) => (text ?? '').toLowerCase().includes(title?.toLowerCase() ?? '');
    return articleChoices(
      removals.filter((removed) => holds(removed.title)),
      privateWording(interaction),
    );
  }
  const filter = { outlet: null, since: null, until: null, by: null, title };
  const found = await desk.listArticles({ collection, filter, offset: 0, limit: maximumChoices });
  return articleChoices(found.articles, privateWording(interaction));
}

async function list(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void> {
  const { outlet, since, until } = await filterOptions(interaction, context);
  const by = interaction.options.getUser('by')?.id ?? null;
  const filter = { outlet, since, until, by };
  await interaction.editReply(await page(interaction, context, { page: 0, filter }));
}

async function page(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  { desk, collectionOf }: BotContext,
  state: ListState,
): Promise<BotMessage> {
  const collection = collectionOf(interaction);
  const wording = privateWording(interaction);
  const filter = { ...state.filter, title: null };
  const limit = articlesPerPage;
  const found = await desk.listArticles({ collection, filter, offset: state.page * limit, limit });
  if (found.articles.length > 0 || state.page === 0) return renderArticles(found, state, wording);
  // Some were removed since: the last page that there is.
  const last = { ...state, page: Math.max(0, Math.ceil(found.total / limit) - 1) };
  const rest = await desk.listArticles({ collection, filter, offset: last.page * limit, limit });
  return renderArticles(rest, last, wording);
}

async function show(interaction: ChatInputCommandInteraction, { desk, collectionOf }: BotContext) {
  const view = await desk.showArticle({ collection: collectionOf(interaction), article: named(interaction) });
  await interaction.editReply(renderArticle(view, privateWording(interaction)));
}

async function edit(interaction: ChatInputCommandInteraction, { desk, collectionOf }: BotContext) {
  const view = await desk.showArticle({ collection: collectionOf(interaction), article: named(interaction) });
  if (view.state === 'removed') {
    throw new UserError('removed');
  }
  requireMayChange(editorOf(interaction), view.article.addedBy);
  await interaction.showModal(editArticleForm(view.article, privateWording(interaction)));
}

async function remove(interaction: ChatInputCommandInteraction, { desk, collectionOf }: BotContext) {
  const request = { collection: collectionOf(interaction), article: named(interaction) };
  const removal = await desk.removeArticle({ ...request, by: editorOf(interaction) });
  await interaction.editReply(renderRemoved(removal, privateWording(interaction)));
}

async function undo(interaction: ChatInputCommandInteraction, { desk, collectionOf }: BotContext) {
  const article = interaction.options.getString('article');
  const restored = await desk.undoRemoval({
    collection: collectionOf(interaction),
    article,
    by: editorOf(interaction),
  });
  await interaction.editReply(renderChanged('restored', restored, privateWording(interaction)));
}

function named(interaction: ChatInputCommandInteraction): string {
  return interaction.options.getString('article', true);
}

/** The buttons under a list: another page of it. */
export const articlesButton: ButtonComponent = {
  kind: 'button',
  prefix: listButtonPrefix,
  acknowledge: 'update',

  async execute(interaction, parameter, context) {
    const collection = context.collectionOf(interaction);
    const state = readListState(parameter, await context.desk.outlets(collection));
    if (!state) {
      throw new UserError('old-list');
    }
    await interaction.editReply(await page(interaction, context, state));
  },
};

/** The button under what was removed. */
export const undoRemovalButton: ButtonComponent = {
  kind: 'button',
  prefix: undoButtonPrefix,
  acknowledge: 'private',

  async execute(interaction, article, { desk, collectionOf }) {
    const request = { collection: collectionOf(interaction), article };
    const restored = await desk.undoRemoval({ ...request, by: editorOf(interaction) });
    await interaction.editReply(renderChanged('restored', restored, privateWording(interaction)));
  },
};
