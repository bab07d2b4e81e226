import type { ArticleHead, Person } from '../../archive/article.js';
import type { ArticleList } from '../../archive/kept-articles.js';
import { personName } from '../../answering/person-name.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { writeListState, type ListState } from '../list-state.js';
import { linkUrl, maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { pagingRow } from './paging-row.js';
import { shownDay } from './shown-day.js';
import { shownOutlet } from './shown-outlet.js';
import { shownProvenance } from './shown-provenance.js';

/** Articles on a page: each takes two lines. */
export const articlesPerPage = 8;

/** Of a host or file in an entry. */
const nameLength = 40;
/** Which addresses are linked: where all that are on a page find no room, the longest are left out, and none is cut. */
const longestLinks = [400, 200, 100] as const;

export const listButtonPrefix = 'articles';

/** A page of the list of articles, with buttons to those beside it. */
export function renderArticles(
  { articles, total }: ArticleList,
  state: ListState,
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const pages = Math.max(1, Math.ceil(total / articlesPerPage));
  const title = total === 0 ? t('articles:none') : t('common:articles', { count: total });
  const describe = (longestLink: number): string =>
    [
      ...articles.map((article) => entry(article, longestLink, wording)),
      ...narrowedWords(state.filter, wording),
    ].join('\n');
  const description =
    longestLinks.map(describe).find((text) => text.length <= embedLimits.description) ?? describe(0);
  return botMessage({
    embeds: [
      {
        title,
        ...(description === '' ? {} : { description }),
        color: embedColors.plain,
        footer: { text: t('articles:page', { page: state.page + 1, pages }) },
      },
    ],
    components: pagingRow(
      { page: state.page, pages },
      { before: t('articles:newer'), after: t('articles:older') },
      (page) => customId(listButtonPrefix, writeListState({ ...state, page })),
    ),
  });
}

/** What keeps articles out of the list, a sentence for each. */
function narrowedWords({ outlet, since, until, by }: ListState['filter'], wording: Wording): string[] {
  const { t } = wording;
  return [
    ...(outlet === null ? [] : [t('articles:only.outlet', { outlet: plainMarkdown(outlet, 100) })]),
    ...daysWords(since && shownDay(since, wording), until && shownDay(until, wording), wording),
    ...(by === null ? [] : [t('articles:only.by', { person: `<@${by}>` })]),
  ];
}

function daysWords(since: string | null, until: string | null, { t }: Wording): string[] {
  if (since !== null && until !== null) {
    return [
      since === until ? t('articles:only.day', { day: since }) : t('articles:only.between', { since, until }),
    ];
  }
  if (since !== null) return [t('articles:only.since', { since })];
  return until === null ? [] : [t('articles:only.until', { until })];
}

function entry(article: ArticleHead, longestLink: number, wording: Wording): string {
  const isLinked = (article.url === null ? '' : (linkUrl(article.url) ?? '')).length <= longestLink;
  const title = plainMarkdown(article.title ?? '', 120) || wording.t('common:untitled');
  const facts = [
    ...outletFacts(article, wording),
    publishedWords(article, wording),
    shownProvenance(article.provenance, wording, nameLength),
    ...addedBy(article, wording),
  ];
  return `**${maskedLink(title, isLinked ? article.url : null)}**\n${facts.join(' · ')}`;
}

/** Its outlet among facts; none where it is unknown. */
export function outletFacts(article: Parameters<typeof shownOutlet>[0], wording: Wording): string[] {
  const outlet = shownOutlet(article, wording);
  return outlet === null ? [] : [outlet];
}

/** When it was published, as Markdown. */
export function publishedWords({ publishedAt }: ArticleHead, wording: Wording): string {
  return publishedAt ? shownDay(publishedAt, wording) : wording.t('common:undated');
}

/** Who added it, where its provenance does not say so already. */
function addedBy({ addedBy: adder, provenance }: ArticleHead, wording: Wording): string[] {
  if (!adder || provenance.kind === 'pasted') return [];
  return [wording.t('articles:addedBy', { name: shownPerson(adder, wording) })];
}

export function shownPerson(person: Person, wording: Wording): string {
  return plainMarkdown(personName(person, wording), 40);
}
