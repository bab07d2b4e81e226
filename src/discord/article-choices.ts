import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import type { ArticleHead } from '../archive/article.js';
import type { RemovedArticle } from '../archive/kept-articles.js';
import { choiceName, maximumChoiceName } from './choice-name.js';
import type { Wording } from '../locales/wording.js';

const longestRest = 45;

/** Articles as choices: "Title · Outlet · 2024-12-13", the id behind it. */
export function articleChoices(
  articles: readonly (Pick<ArticleHead, 'id' | 'title' | 'outlet' | 'publishedAt'> | RemovedArticle)[],
  { t }: Wording,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  return articles.map((article) => {
    const date = 'publishedAt' in article ? article.publishedAt?.slice(0, 10) : null;
    const rest = choiceName([article.outlet, date].filter(Boolean).join(' · '), longestRest);
    const room = maximumChoiceName - (rest === '' ? 0 : rest.length + 3);
    const shown = choiceName(article.title ?? '', room) || t('common:untitled');
    return { name: [shown, rest].filter(Boolean).join(' · '), value: article.id };
  });
}
