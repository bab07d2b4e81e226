import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  SlashCommandStringOption,
} from 'discord.js';
import { mostRequests } from '../src/desk/request-desk.js';
import type { BotContext, Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { mayAdd, requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { renderChangedRequest } from '../src/discord/rendering/render-request.js';
import { closePrefix, pastePrefix, renderRequestPost } from '../src/discord/rendering/render-request-post.js';
import {
  readRequestsState,
  renderRequests,
  requestsPagePrefix,
  requestsPerPage,
  type RequestsState,
} from '../src/discord/rendering/render-requests.js';
import { requestChoices } from '../src/discord/request-choices.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording, standingWording } from '../src/discord/wording-for.js';
import { personOf } from '../src/discord/person-of.js';
import { UserError } from '../src/errors.js';
import { addTextForm } from './add-text.js';
import { withdrawn } from './request-article.js';

const requestOption = (option: SlashCommandStringOption) =>
  option
    .setName('request')
    .setDescription('Which one: type a part of its question')
    .setRequired(true)
    .setAutocomplete(true);

/** `/requests list|close|withdraw`: what people ask articles for. */
export const requests: Command = {
  data: slashCommand('requests', 'Questions without an answer, for which somebody asks for an article')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('What is asked for, newest first; whoever may not add articles sees his own')
        .addStringOption((option) =>
          option
            .setName('state')
            .setDescription('Which ones; without it, those that are open')
            .addChoices(
              { name: 'open', value: 'open' },
              { name: 'met', value: 'met' },
              { name: 'closed', value: 'closed' },
              { name: 'all', value: 'all' },
            ),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('close')
        .setDescription('Look for no article on it any more')
        .addStringOption(requestOption),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('withdraw')
        .setDescription('Take back what you asked for')
        .addStringOption(requestOption),
    ),

  acknowledge: 'private',

  async execute(interaction, context) {
    const { options } = interaction;
    switch (options.getSubcommand()) {
      case 'close': {
        const wording = privateWording(interaction);
        const closed = await close(interaction, options.getString('request', true), context);
        await interaction.editReply(renderChangedRequest(wording.t('requests:closed'), closed, wording));
        return;
      }
      case 'withdraw':
        await interaction.editReply(
          await withdrawn(context, interaction, options.getString('request', true)),
        );
        return;
      default: {
        const shown = (options.getString('state') ?? 'open') as RequestsState['shown'];
        await interaction.editReply(await page(interaction, { page: 0, shown }, context));
      }
    }
  },

  async autocomplete(interaction, context) {
    const isOwn = interaction.options.getSubcommand() === 'withdraw';
    if (!isOwn && !(await mayAdd(context, interaction))) return [];
    const personId = isOwn ? interaction.user.id : null;
    const collection = context.collectionOf(interaction);
    const filter = { state: 'open', personId } as const;
    const found = await context.desk.requests.list(collection, filter, { offset: 0, limit: mostRequests });
    return requestChoices(found.requests, interaction.options.getFocused());
  },
};

type Place = ChatInputCommandInteraction | ButtonInteraction | AutocompleteInteraction;

async function page(interaction: Place, state: RequestsState, context: BotContext) {
  const { desk, collectionOf } = context;
  const isOwn = !(await mayAdd(context, interaction));
  const filter = {
    state: state.shown === 'all' ? null : state.shown,
    personId: isOwn ? interaction.user.id : null,
  };
  const read = (from: number) =>
    desk.requests.list(collectionOf(interaction), filter, {
      offset: from * requestsPerPage,
      limit: requestsPerPage,
    });
  const wording = privateWording(interaction);
  const found = await read(state.page);
  if (found.requests.length > 0 || state.page === 0) return renderRequests(found, state, isOwn, wording);
  // Some are gone since: the last page that there is.
  const last = { ...state, page: Math.max(0, Math.ceil(found.total / requestsPerPage) - 1) };
  return renderRequests(await read(last.page), last, isOwn, wording);
}

/** @throws UserError where the person may not, or there is no such open request. */
async function close(interaction: Place, named: string, context: BotContext) {
  const { desk, collectionOf } = context;
  if (!(await mayAdd(context, interaction))) throw new UserError('may-not-close-requests');
  return desk.requests.close(collectionOf(interaction), named, personOf(interaction));
}

/** The buttons under a list: another page of it. */
export const requestsPageButton: ButtonComponent = {
  kind: 'button',
  prefix: requestsPagePrefix,
  acknowledge: 'update',

  async execute(interaction, parameter, context) {
    const state = readRequestsState(parameter);
    if (!state) throw new UserError('old-requests');
    await interaction.editReply(await page(interaction, state, context));
  },
};

/** The button under a request in a channel for requests. */
export const closeRequestButton: ButtonComponent = {
  kind: 'button',
  prefix: closePrefix,
  acknowledge: 'update',

  async execute(interaction, requestId, context) {
    const closed = await close(interaction, requestId, context);
    await interaction.editReply(renderRequestPost(closed, null, await standingWording(context, interaction)));
  },
};

/** The button beside it: the form in which an article is pasted. */
export const pasteForRequestButton: ButtonComponent = {
  kind: 'button',
  prefix: pastePrefix,
  acknowledge: 'modal',

  async execute(interaction, _parameter, context) {
    await requireMayAdd(context, interaction);
    await interaction.showModal(addTextForm(privateWording(interaction)));
  },
};
