import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Collection } from '../../archive/archive.js';
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
