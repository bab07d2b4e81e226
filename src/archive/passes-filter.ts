import type { SearchFilter } from './archive.js';
import type { Article } from './article.js';
import { calendarDay } from './calendar-day.js';
import { outletKey, shownOutletKey } from './outlet-key.js';

/** Whether the passages of an article pass a filter: as drivers decide it by rows, for articles that are at hand. */
export function passesFilter(article: Article, filter: SearchFilter): boolean {
  const day = calendarDay(article.publishedAt);
  return (
    (filter.since === null ? day !== '' || filter.keepUndated : day >= filter.since) &&
    (filter.until === null || day <= filter.until) &&
    (filter.outlet === null || shownOutletKey(article) === outletKey(filter.outlet))
  );
}
