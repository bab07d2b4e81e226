import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Collection } from '../../archive/collection.js';
import { storyGrouping } from './story-grouping.js';

/** Articles read at a time, with their vectors. */
const batchSize = 8;

/**
 * Finds the stories of articles that were stored without: by an earlier build, or because the process ended. Each takes
 * some milliseconds, and between two others get their turn. What is done stays done, so that it can be cut at any time.
 * @returns how many were grouped.
 */
export async function groupUngrouped(collection: Collection, signal?: AbortSignal): Promise<number> {
  let grouped = 0;
  for (let after: string | null = null; ;) {
    const batch = await collection.ungrouped({ after, limit: batchSize });
    for (const { article, vectors } of batch) {
      if (signal?.aborted) return grouped;
      await collection.group(article, storyGrouping(article, vectors));
      grouped += 1;
      await nextTurn();
    }
    after = batch.at(-1)?.article.id ?? null;
    if (after === null) return grouped;
  }
}

/** Finds the story of one article, where it waits for that. */
export async function groupAlone(collection: Collection, articleId: string): Promise<void> {
  // The beginning of an id lies before it, and nothing else is likely to lie between.
  const batch = await collection.ungrouped({ after: articleId.slice(0, -1), limit: batchSize });
  const waiting = batch.find(({ article }) => article.id === articleId);
  if (waiting) await collection.group(waiting.article, storyGrouping(waiting.article, waiting.vectors));
}
