import type { Archive, Settings } from '../archive/archive.js';
import { parseCollectionId, type CollectionId } from '../archive/collection-id.js';
import type { Logger } from '../logger.js';
import type { JobHandler } from './job-runner.js';
import { enqueueScrub } from './scrub-job.js';

export const leftKind = 'left-server';
/** So long what a server that was left has kept is there for the case that it comes back: 30 days. */
export const keptAfterLeavingMs = 30 * 24 * 60 * 60_000;

const key = 'left-at';

/** When a server was left, in ISO 8601; null where it was not. */
export async function leftAt(settings: Settings, collection: CollectionId): Promise<string | null> {
  const at = await settings.get(collection, key);
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : null;
}

/** Notes that it was left at this moment, or, where it is null, that it was not. */
export async function noteLeft(
  settings: Settings,
  collection: CollectionId,
  at: string | null,
): Promise<void> {
  await settings.set(collection, key, at);
}

/** Deletes a server's collection where it was left 30 days ago and did not come back; else waits, or has nothing to do. */
export function leftHandler(
  archive: Archive,
  { now, logger }: { readonly now: () => Date; readonly logger: Logger },
): JobHandler {
  return async (job) => {
    const collection = parseCollectionId(job.collection);
    const at = await leftAt(archive.settings, collection);
    if (at === null) return 'done';
    const dueMs = Date.parse(at) + keptAfterLeavingMs;
    if (now().getTime() < dueMs) return { retryAt: new Date(dueMs).toISOString() };
    await archive.collection(collection).delete();
    await enqueueScrub(archive, now());
    logger.info({ collection }, 'What was kept of a server that was left 30 days ago is deleted.');
    return 'done';
  };
}
