import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import { passageContext } from '../archive/passage-context.js';
import type { Embedder } from '../embedding/embedder.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { JobHandler, JobOutcome } from './job-runner.js';
import { everyCollection } from './retention-job.js';

export const reembedKind = 'reembed';

/** Where it is kept for which model all collections were looked at. That says nothing of copies from another moment. */
export const lookedAtSetting = { collection: everyCollection as CollectionId, key: 'reembedded-for' };
const passagesAtOnce = 64;
const saidEveryMs = 60_000;
/** After so long it is looked again at what could not be read. */
const laterMs = 60_000;

export interface ReembedParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Sees to it that all collections get vectors of the archive's model, where they were not looked at for it yet. */
export async function enqueueReembedding({ archive, embedder }: ReembedParts): Promise<void> {
  const fingerprint = profileFingerprint(embedder.profile);
  const lookedAt = await archive.settings.get(lookedAtSetting.collection, lookedAtSetting.key);
  if (lookedAt === fingerprint) return;
  await archive.jobs.enqueueOnce({ kind: reembedKind, collection: everyCollection, payload: null });
}

/**
 * Reads the passages of every collection that has vectors of another model with the archive's, a few at a time and behind
 * everybody's questions. What was made is kept: it goes on there after a restart. One collection that cannot be read keeps no other waiting.
 */
export function reembedHandler(parts: ReembedParts): JobHandler {
  return async (_job, signal): Promise<JobOutcome> => {
    const { archive, embedder, now, logger } = parts;
    let areAllDone = true;
    for (const id of await archive.collections()) {
      if (signal.aborted) return { retryAt: now().toISOString() };
      try {
        areAllDone = (await reembed(archive.collection(id), parts, signal)) && areAllDone;
      } catch (error) {
        if (signal.aborted) return { retryAt: now().toISOString() };
        areAllDone = false;
        logger.error(
          { collection: id, error: asError(error).message },
          'A collection was not read with the new model; it is tried again.',
        );
      }
    }
    if (!areAllDone) return { retryAt: new Date(now().getTime() + laterMs).toISOString() };
    const { collection, key } = lookedAtSetting;
    await archive.settings.set(collection, key, profileFingerprint(embedder.profile));
    return 'done';
  };
}

/** @returns whether the collection is of the archive's model now. */
async function reembed(
  collection: Collection,
  { embedder, logger }: ReembedParts,
  signal: AbortSignal,
): Promise<boolean> {
  const { models } = collection;
  const progress = await models.begin();
  if (!progress) return true;
  const facts = { collection: collection.id, model: embedder.profile.name, ...progress };
  logger.info(
    facts,
    'The articles of this collection are read with another model; questions go on meanwhile.',
  );
  let saidMs = performance.now();
  for (;;) {
    const passages = await models.missing(passagesAtOnce);
    if (passages.length === 0) break;
    const texts = passages.map(({ article, text }) => `${passageContext(article)}\n${text}`.trim());
    const vectors = await embedder.embedPassages(texts, signal);
    await models.keep(
      passages.flatMap(({ id }, index) => {
        const vector = vectors[index];
        return vector ? [{ passageId: id, vector }] : [];
      }),
    );
    if (performance.now() - saidMs < saidEveryMs) continue;
    saidMs = performance.now();
    logger.info({ collection: collection.id, ...(await models.progress()) }, 'Reading with another model.');
  }
  const isDone = await models.finish();
  if (isDone)
    logger.info(
      { collection: collection.id },
      'This collection is read with another model: its vectors have been changed.',
    );
  return isDone;
}
