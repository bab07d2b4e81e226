import type { Article } from './article.js';

/**
 * The line that stands before a passage where it is embedded and indexed, so that a passage which names neither the
 * event nor the day is still found by them: "Title. Outlet. 13 December 2024". Empty where nothing is known.
 */
export function passageContext(article: Pick<Article, 'title' | 'outlet' | 'publishedAt'>): string {
  const date = article.publishedAt ? dayInWords(article.publishedAt) : null;
  return [article.title, article.outlet, date].filter((part) => part !== null && part !== '').join('. ');
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2024-12-13T08:30:00Z` → "13 December 2024": months are asked for by their names. */
function dayInWords(isoDate: string): string {
  const [year, month, day] = isoDate.slice(0, 10).split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}
