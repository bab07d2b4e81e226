import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import type { KeptRequest, RequestList, RequestState } from '../../archive/requests.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { narrowedTo } from './narrowed-to.js';

/** Requests on a page: each takes two lines. */
export const requestsPerPage = 8;

export const requestsPagePrefix = 'requests';

/** Which page of which list of requests a button leads to. */
export interface RequestsState {
  /** From 0. */
  readonly page: number;
  /** `all`: in any state. */
  readonly shown: RequestState | 'all';
}

/** The inverse of what a button's custom id holds; null where it is nothing that was written so. */
export function readRequestsState(parameter: string): RequestsState | null {
  const [, page, shown] = /^(\d{1,6})\.(open|met|closed|all)$/.exec(parameter) ?? [];
  return page === undefined ? null : { page: Number(page), shown: shown as RequestsState['shown'] };
}

/** A page of the list of requests, with buttons to those beside it. @param isOwn whether only the reader's own are listed. */
export function renderRequests(
  { requests, total }: RequestList,
  state: RequestsState,
  isOwn: boolean,
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const pages = Math.max(1, Math.ceil(total / requestsPerPage));
  const notes = [
    ...(isOwn && total > 0 ? [t('requests:list.own')] : []),
    t(total === 0 ? 'requests:list.noneHint' : 'requests:list.addHint'),
  ];
  const entries = requests.map((request) => entry(request, wording));
  return botMessage({
    embeds: [
      {
        title: total === 0 ? t('requests:list.none') : t(`requests:list.${state.shown}`, { count: total }),
        // Every entry has its full room: eight of them fit.
        description: [...entries, notes.join('\n')].join('\n\n'),
        color: embedColors.plain,
        footer: { text: t('requests:list.page', { page: state.page + 1, pages }) },
      },
    ],
    components: pages > 1 ? [turning(state, pages, wording)] : [],
  });
}

function entry(request: KeptRequest, wording: Wording): string {
  const { t } = wording;
  const { id, question, askers, askedAt, state, settledAt, filters } = request;
  const facts = [
    `\`${id}\``,
    t('requests:people', { count: askers.length }),
    t('requests:since', { date: askedAt }),
    ...narrowedTo(filters, wording),
    ...(state === 'open' ? [] : [t(`requests:state.${state}`, { date: settledAt ?? askedAt })]),
  ];
  return `**${plainMarkdown(question ?? '', 240)}**\n${facts.join(' · ')}`;
}

function turning(
  { page, shown }: RequestsState,
  pages: number,
  { t }: Wording,
): APIActionRowComponent<APIButtonComponent> {
  const to = (label: string, target: number, isOff: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    disabled: isOff,
    custom_id: customId(requestsPagePrefix, `${target}.${shown}`),
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      to(t('requests:buttons.newer'), Math.max(0, page - 1), page === 0),
      // Another page than the one before it, so that no two buttons have one id.
      to(t('requests:buttons.older'), page + 1, page + 1 >= pages),
    ],
  };
}
