import type { Archive } from '../archive/archive.js';
import type { JobHandler } from './job-runner.js';
import { undoMs } from './purge-job.js';
import { everyCollection } from './retention-job.js';

export const scrubKind = 'scrub-desk';

/**
 * Has what lies beside the collections written anew, so that nothing is left in it of what was deleted. Not at once:
 * together with what is deleted in the collections, and what somebody who deletes again and again has deleted by then.
 */
export async function enqueueScrub(archive: Archive, deletedAt: Date): Promise<void> {
  const runAfter = new Date(deletedAt.getTime() + undoMs).toISOString();
  await archive.jobs.enqueue({ kind: scrubKind, collection: everyCollection, payload: null, runAfter });
}

/** Writes it anew. */
export function scrubHandler(archive: Archive): JobHandler {
  return async () => {
    await archive.people.scrub();
    return 'done';
  };
}
