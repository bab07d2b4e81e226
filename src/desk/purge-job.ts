import type { Archive } from '../archive/archive.js';
import { parseCollectionId, type CollectionId } from '../archive/collection-id.js';
import type { JobHandler } from './job-runner.js';

/** How long a removal can be undone; then the article is purged. */
export const undoMs = 10 * 60_000;

export const purgeKind = 'purge';

/** Has what is removed at this moment purged when its time is over. To be called before the removal, so that it cannot be forgotten. */
export async function enqueuePurge(
  archive: Archive,
  collection: CollectionId,
  removedAt: Date,
): Promise<void> {
  const runAfter = new Date(removedAt.getTime() + undoMs).toISOString();
  await archive.jobs.enqueue({ kind: purgeKind, collection, payload: null, runAfter });
}

/** Purges whatever of the job's collection was removed ten minutes ago; what was brought back is not among it. */
export function purgeHandler(archive: Archive, now: () => Date): JobHandler {
  return async ({ collection }) => {
    const removedUntil = new Date(now().getTime() - undoMs).toISOString();
    await archive.collection(parseCollectionId(collection)).purge(removedUntil);
    return 'done';
  };
}
