import type { Archive } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import { readSettings } from './collection-settings.js';
import type { JobHandler } from './job-runner.js';

export const retentionKind = 'retention';
/** Of a job that looks after all collections; no collection is called so. */
export const everyCollection = '*';

const dayMs = 24 * 60 * 60_000;

export interface RetentionParts {
  readonly archive: Archive;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Sees to it that once a day what is too old is deleted; the first time at once. */
export async function enqueueRetention({ archive, now }: RetentionParts): Promise<void> {
  const job = { kind: retentionKind, collection: everyCollection, payload: null };
  await archive.jobs.enqueueOnce({ ...job, runAfter: now().toISOString() });
}

/**
 * Deletes in every collection what was asked longer ago than its settings say, and requests that were met or closed
 * before that. One that cannot be read keeps no other waiting.
 */
export function retentionHandler(parts: RetentionParts): JobHandler {
  return async (_job, signal) => {
    const { archive, now, logger } = parts;
    for (const id of await archive.collections()) {
      if (signal.aborted) return { retryAt: now().toISOString() };
      try {
        await dropOld(id, parts);
      } catch (error) {
        logger.error({ collection: id, error: asError(error).message }, 'Old questions were not deleted.');
      }
    }
    return { retryAt: new Date(now().getTime() + dayMs).toISOString() };
  };
}

async function dropOld(id: CollectionId, { archive, now, logger }: RetentionParts): Promise<void> {
  const { questionDays } = await readSettings(archive.settings, id);
  const before = new Date(now().getTime() - questionDays * dayMs).toISOString();
  const { people, requests } = archive.collection(id);
  const [answers, settled] = [await people.dropAnswers(before), await requests.dropSettled(before)];
  if (answers + settled > 0) {
    logger.info({ collection: id, answers, requests: settled }, 'Old questions were deleted.');
  }
}
