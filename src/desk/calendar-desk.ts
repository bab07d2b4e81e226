import type { CollectionId } from '../archive/collection-id.js';
import type { MonthOfArticles } from '../archive/month-of-articles.js';

/** From when a collection's articles are. */
export interface CalendarDesk {
  /** The months of its own articles, without the starter articles; the newest first. */
  months(collection: CollectionId): Promise<readonly MonthOfArticles[]>;
}
