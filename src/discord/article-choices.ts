import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import type { ArticleHead } from '../archive/article.js';
import type { RemovedArticle } from '../archive/kept-articles.js';
import type { Wording } from '../locales/wording.js';

/** Discord's limit for the name of a choice. */
const maximumLength = 100;

/** Articles as choices: "Title · Outlet · 2024-12-13", the id behind it. */
export function articleChoices(
  articles: readonly (Pick<ArticleHead, 'id' | 'title' | 'outlet' | 'publishedAt'> | RemovedArticle)[],
  { t }: Wording,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  return articles.map((article) => {
    const date = 'publishedAt' in article ? article.publishedAt?.slice(0, 10) : null;
    const rest = [article.outlet, date].filter(Boolean).join(' · ').slice(0, 45);
    const room = maximumLength - (rest === '' ? 0 : rest.length + 3);
    const title = article.title ?? t('common:untitled');
    const shown = title.length > room ? `${title.slice(0, room - 1)}…` : title;
    return { name: [shown, rest].filter(Boolean).join(' · '), value: article.id };
  });
}
