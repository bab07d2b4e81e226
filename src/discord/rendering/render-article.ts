import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import { formatDate } from '../../locales/format-date.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import type { RemovedArticle } from '../../archive/kept-articles.js';
import type { CopiedArticle } from '../../archive/answer.js';
import type { ArticleHead } from '../../archive/article.js';
import { countOf } from '../../count-of.js';
import type { ArticleView, RemovalOutcome } from '../../desk/managed-articles.js';
import { customId } from '../custom-id.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { outletWords } from './outlet-words.js';
import { shownPerson } from './render-articles.js';

export const undoButtonPrefix = 'articles-undo';
/** Versions that are told one by one; of more the newest. */
const mostVersions = 8;

/** What is known of one article. */
export function renderArticle(view: ArticleView): BotMessage {
  if (view.state === 'removed') return renderGone(view.removed, view.undoUntil);
  const { article, versions, story, copyOf } = view;
  const outlet = outletWords(article);
  const lines = [
    `**${titleOf(article)}**`,
    [...(outlet.length > 0 ? outlet : ['outlet unknown']), publishedWords(article)].join(' · '),
    ...(article.authors.length > 0 ? [`By ${plainMarkdown(article.authors.join(', '), 300)}`] : []),
    capital(plainMarkdown(provenanceWords(article.provenance), 200)),
    ...(article.addedBy ? [`Added by ${shownPerson(article.addedBy)}`] : []),
    ...(copyOf ? [`Copy of ${copiedWords(copyOf)}`] : []),
    ...(story ? [storyWords(story)] : []),
    ...(article.language === null ? [] : [`Language: ${plainMarkdown(article.language, 40)}`]),
    '',
    `**${countOf(versions.length, 'version')}**`,
    ...versions.slice(-mostVersions).map(({ version, addedAt, editedBy }) => {
      const what = editedBy ? `facts corrected by ${shownPerson(editedBy)}` : 'text added';
      return `${version}: ${what}, ${formatDate(addedAt)}`;
    }),
  ];
  return botMessage({
    embeds: [
      {
        title: 'Article',
        description: lines.join('\n'),
        color: embedColors.plain,
        footer: { text: `Article ${article.id}` },
      },
    ],
  });
}

/** What was removed, and the way back. */
export function renderRemoved({ removed, undoUntil }: RemovalOutcome): BotMessage {
  return renderGone(removed, undoUntil);
}

/** What was brought back, or corrected. */
export function renderChanged(heading: string, article: ArticleHead, advice: string): BotMessage {
  const facts = [...outletWords(article), publishedWords(article)];
  return botMessage({
    embeds: [
      {
        title: heading,
        description: `**${titleOf(article)}**\n${facts.join(' · ')}\n\n${advice}`,
        color: embedColors.answered,
        footer: { text: `Article ${article.id}` },
      },
    ],
  });
}

function renderGone(removed: RemovedArticle, undoUntil: string | null): BotMessage {
  const advice =
    undoUntil === null
      ? 'Removed. Of its text nothing is kept.'
      : 'It is no longer found. For ten minutes it can be brought back; then its text is deleted for good, also where answers quote it.';
  return botMessage({
    embeds: [
      {
        title: 'Removed',
        description: `**${titleOf(removed)}**\n${[...outletWords(removed), `removed ${formatDate(removed.removedAt)}`].join(' · ')}\n\n${advice}`,
        color: embedColors.nothing,
        footer: { text: `Article ${removed.id}` },
      },
    ],
    components: undoUntil === null ? [] : [undoButton(removed.id)],
  });
}

function undoButton(articleId: string): APIActionRowComponent<APIButtonComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'Undo',
        custom_id: customId(undoButtonPrefix, articleId),
      },
    ],
  };
}

function titleOf({ title, url }: Pick<ArticleHead, 'title' | 'url'>): string {
  return maskedLink(plainMarkdown(title ?? '', 300) || 'Untitled article', url);
}

function publishedWords({ publishedAt }: ArticleHead): string {
  return publishedAt ? formatDate(publishedAt) : 'undated';
}

/** The article whose words another one has, as Markdown: "[title](link), Outlet". */
export function copiedWords({ title, outlet, url }: CopiedArticle): string {
  const linked = maskedLink(plainMarkdown(title ?? '', 120) || 'an untitled article', url);
  return outlet === null ? linked : `${linked}, ${plainMarkdown(outlet, 80)}`;
}

function storyWords({
  articles,
  independentOutlets,
}: NonNullable<Extract<ArticleView, { state: 'kept' }>['story']>): string {
  if (articles < 2) return 'No other article tells of this event';
  const outlets = independentOutlets > 0 ? `, of ${countOf(independentOutlets, 'independent outlet')}` : '';
  return `This event is in ${countOf(articles, 'article')}${outlets}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
