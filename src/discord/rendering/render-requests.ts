import type { KeptRequest, RequestList, RequestState } from '../../archive/requests.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { narrowedTo } from './narrowed-to.js';
import { pagingRow } from './paging-row.js';

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
    components: pagingRow(
      { page: state.page, pages },
      { before: t('requests:buttons.newer'), after: t('requests:buttons.older') },
      (page) => customId(requestsPagePrefix, `${page}.${state.shown}`),
    ),
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
