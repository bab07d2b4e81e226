import type { Article } from '../../src/archive/article.js';
import type { MonthOfArticles } from '../../src/archive/month-of-articles.js';

/** The months that dated articles are from, the newest first. */
export function monthsOfArticles(articles: readonly Article[]): readonly MonthOfArticles[] {
  const days = articles.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? []).sort();
  const months = new Set(days.map((day) => day.slice(0, 7)));
  return [...months].toReversed().map((month) => {
    const its = days.filter((day) => day.startsWith(month));
    return { month, articles: its.length, oldest: its[0] ?? '', newest: its.at(-1) ?? '' };
  });
}
