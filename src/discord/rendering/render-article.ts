import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';
import type { RemovedArticle } from '../../archive/kept-articles.js';
import type { CopiedArticle } from '../../archive/answer.js';
import type { ArticleHead } from '../../archive/article.js';
import type { ArticleView, RemovalOutcome } from '../../desk/managed-articles.js';
import { capitalised } from '../../locales/capitalised.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { outletFacts, publishedWords, shownPerson } from './render-articles.js';
import { shownProvenance } from './shown-provenance.js';

export const undoButtonPrefix = 'articles-undo';
/** Versions that are told one by one; of more the newest. */
const mostVersions = 8;

/** What is known of one article. */
export function renderArticle(view: ArticleView, wording: Wording): BotMessage {
  if (view.state === 'removed') return renderGone(view.removed, view.undoUntil, wording);
  const { t } = wording;
  const { article, versions, story, copyOf } = view;
  const outlet = outletFacts(article, wording);
  const lines = [
    `**${titleOf(article, wording)}**`,
    [...(outlet.length > 0 ? outlet : [t('articles:outletUnknown')]), publishedWords(article, wording)].join(
      ' · ',
    ),
    ...(article.authors.length > 0
      ? [t('articles:facts.authors', { authors: plainMarkdown(article.authors.join(', '), 300) })]
      : []),
    capitalised(shownProvenance(article.provenance, wording), wording),
    ...(article.addedBy
      ? [t('articles:facts.addedBy', { name: shownPerson(article.addedBy, wording) })]
      : []),
    ...(copyOf ? [t('articles:facts.copyOf', { article: copiedWords(copyOf, wording) })] : []),
    ...(story ? [storyWords(story, wording)] : []),
    ...(article.language === null
      ? []
      : [t('articles:facts.language', { language: plainMarkdown(article.language, 40) })]),
    '',
    `**${t('articles:facts.versions', { count: versions.length })}**`,
    ...versions
      .slice(-mostVersions)
      .map(({ version, addedAt: date, editedBy }) =>
        editedBy
          ? t('articles:facts.versionOfFacts', { version, name: shownPerson(editedBy, wording), date })
          : t('articles:facts.versionOfText', { version, date }),
      ),
  ];
  return botMessage({
    embeds: [
      {
        title: t('articles:heading'),
        description: lines.join('\n'),
        color: embedColors.plain,
        footer: footer(article, wording),
      },
    ],
  });
}

/** What was removed, and the way back. */
export function renderRemoved({ removed, undoUntil }: RemovalOutcome, wording: Wording): BotMessage {
  return renderGone(removed, undoUntil, wording);
}

/** What was brought back, or corrected. */
export function renderChanged(
  what: 'restored' | 'corrected',
  article: ArticleHead,
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const facts = [...outletFacts(article, wording), publishedWords(article, wording)];
  return botMessage({
    embeds: [
      {
        title: t(`articles:${what}.heading`),
        description: `**${titleOf(article, wording)}**\n${facts.join(' · ')}\n\n${t(`articles:${what}.note`)}`,
        color: embedColors.answered,
        footer: footer(article, wording),
      },
    ],
  });
}

function renderGone(removed: RemovedArticle, undoUntil: string | null, wording: Wording): BotMessage {
  const { t } = wording;
  const facts = [...outletFacts(removed, wording), t('articles:removed.on', { date: removed.removedAt })];
  const note = t(undoUntil === null ? 'articles:removed.gone' : 'articles:removed.undoable');
  return botMessage({
    embeds: [
      {
        title: t('articles:removed.heading'),
        description: `**${titleOf(removed, wording)}**\n${facts.join(' · ')}\n\n${note}`,
        color: embedColors.nothing,
        footer: footer(removed, wording),
      },
    ],
    components: undoUntil === null ? [] : [undoButton(removed.id, wording)],
  });
}

function footer({ id }: Pick<ArticleHead, 'id'>, { t }: Wording): { text: string } {
  return { text: t('articles:footer', { id }) };
}

function undoButton(articleId: string, { t }: Wording): APIActionRowComponent<APIButtonComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: t('articles:removed.undo'),
        custom_id: customId(undoButtonPrefix, articleId),
      },
    ],
  };
}

function titleOf({ title, url }: Pick<ArticleHead, 'title' | 'url'>, { t }: Wording): string {
  return maskedLink(plainMarkdown(title ?? '', 300) || t('common:untitled'), url);
}

/** The article whose words another one has, as Markdown: "[title](link), Outlet". */
function copiedWords({ title, outlet, url }: CopiedArticle, { t }: Wording): string {
  const linked = maskedLink(plainMarkdown(title ?? '', 120) || t('articles:facts.untitledCopied'), url);
  return outlet === null ? linked : `${linked}, ${plainMarkdown(outlet, 80)}`;
}

function storyWords(
  { articles, independentOutlets }: NonNullable<Extract<ArticleView, { state: 'kept' }>['story']>,
  { t }: Wording,
): string {
  if (articles < 2) return t('articles:facts.alone');
  return independentOutlets > 0
    ? t('articles:facts.eventByOutlets', { count: independentOutlets, articles })
    : t('articles:facts.event', { count: articles });
}
