import type { CollectionStats } from '../../src/archive/collection.js';
import type { AskingFigures } from '../../src/archive/feedback.js';
import type { Article } from '../../src/archive/article.js';
import type { CollectionId } from '../../src/archive/collection-id.js';

/** The figures of a collection in memory, which takes no room on a disk. */
export function memoryStats(
  collection: CollectionId,
  current: readonly Article[],
  passages: number,
  answers: number,
): Omit<CollectionStats, keyof AskingFigures> {
  const dates = current.flatMap((article) => article.publishedAt ?? []).sort();
  const [oldest = null, newest = null] = [dates[0], dates.at(-1)];
  return { collection, articles: current.length, passages, answers, oldest, newest, bytes: 0 };
}
