import type { SearchFilter } from '../../src/archive/collection.js';
import type { Article } from '../../src/archive/article.js';
import { calendarDay } from '../../src/archive/calendar-day.js';
import { outletKey, shownOutletKey } from '../../src/archive/outlet-key.js';

/** Whether the passages of an article pass a filter. */
export function passes(article: Article, filter: SearchFilter): boolean {
  const day = calendarDay(article.publishedAt);
  return (
    (filter.since === null ? day !== '' || filter.keepUndated : day >= filter.since) &&
    (filter.until === null || day <= filter.until) &&
    (filter.outlet === null || shownOutletKey(article) === outletKey(filter.outlet))
  );
}
