import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import type { ArticleHead, Person } from '../../archive/article.js';
import type { ArticleList } from '../../archive/kept-articles.js';
import { formatDate } from '../../locales/format-date.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import { countOf } from '../../count-of.js';
import { customId } from '../custom-id.js';
import { writeListState, type ListState } from '../list-state.js';
import { linkUrl, maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { filterWords } from './format.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { outletWords } from './outlet-words.js';

/** Articles on a page: each takes two lines. */
export const articlesPerPage = 8;

/** Which addresses are linked: where all that are on a page find no room, the longest are left out, and none is cut. */
const longestLinks = [400, 200, 100] as const;

export const listButtonPrefix = 'articles';

/** A page of the list of articles, with buttons to those beside it. */
export function renderArticles({ articles, total }: ArticleList, state: ListState): BotMessage {
  const pages = Math.max(1, Math.ceil(total / articlesPerPage));
  const title = total === 0 ? 'No articles' : countOf(total, 'article');
  const narrowed = filterWords(state.filter);
  const notes = [
    ...(narrowed ? [`Only what is ${narrowed}.`] : []),
    ...(state.filter.by === null ? [] : [`Only what <@${state.filter.by}> added.`]),
  ];
  const describe = (longestLink: number): string =>
    [...articles.map((article) => entry(article, longestLink)), ...notes].join('\n');
  const description =
    longestLinks.map(describe).find((text) => text.length <= embedLimits.description) ?? describe(0);
  return botMessage({
    embeds: [
      {
        title,
        ...(description === '' ? {} : { description }),
        color: embedColors.plain,
        footer: { text: `Page ${state.page + 1} of ${pages} · /articles show tells more of one` },
      },
    ],
    components: pages > 1 ? [turning(state, pages)] : [],
  });
}

function entry(article: ArticleHead, longestLink: number): string {
  const isLinked = (article.url === null ? '' : (linkUrl(article.url) ?? '')).length <= longestLink;
  const title = plainMarkdown(article.title ?? '', 120) || 'Untitled article';
  const facts = [
    ...outletWords(article),
    article.publishedAt ? formatDate(article.publishedAt) : 'undated',
    plainMarkdown(provenanceWords(article.provenance), 80),
    ...addedBy(article),
  ];
  return `**${maskedLink(title, isLinked ? article.url : null)}**\n${facts.join(' · ')}`;
}

/** Who added it, where its provenance does not say so already. */
function addedBy({ addedBy: adder, provenance }: ArticleHead): string[] {
  if (!adder || provenance.kind === 'pasted') return [];
  return [`added by ${shownPerson(adder)}`];
}

export function shownPerson({ name }: Person): string {
  return plainMarkdown(name, 40);
}

function turning({ page, filter }: ListState, pages: number): APIActionRowComponent<APIButtonComponent> {
  const to = (label: string, target: number, isOff: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    disabled: isOff,
    custom_id: customId(listButtonPrefix, writeListState({ page: target, filter })),
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      to('Newer', Math.max(0, page - 1), page === 0),
      // Another page than the one before it, so that no two buttons have one id.
      to('Older', page + 1, page + 1 >= pages),
    ],
  };
}
