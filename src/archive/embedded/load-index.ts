import { setImmediate as nextTurn } from 'node:timers/promises';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { IndexSnapshot, SavedIndex } from './index-snapshot.js';
import type { PassageStore } from './passage-store.js';

/** Where more of a saved index than this is no longer searchable, it is built anew without it. */
const tolerableStaleShare = 0.25;
const pageSize = 5_000;

export interface LoadIndexParts {
  readonly snapshot: IndexSnapshot;
  readonly passages: PassageStore;
  readonly logger: Logger;
  /** Up to so many searchable passages none is used. */
  readonly exactSearchLimit: number;
}

/** The saved index of a collection as of now; null where there is none that can be used, and that is logged. */
export async function loadIndex({
  snapshot,
  passages,
  logger,
  exactSearchLimit,
}: LoadIndexParts): Promise<SavedIndex | null> {
  try {
    if (passages.searchableCount() <= exactSearchLimit) return null;
    const saved = await snapshot.load();
    return saved && (await dropStale(saved, passages)) ? saved : null;
  } catch (error) {
    logger.warn(
      { error: asError(error).message },
      'The saved vector index is not usable and is built anew from the articles.',
    );
    return null;
  }
}

/**
 * Makes a loaded index agree with what is searchable: takes out what is not any more, and takes back what had been
 * removed when the index was saved and was brought back since. False where the index lacks something, or holds too much
 * that is stale.
 */
async function dropStale(
  { index, indexedThrough }: SavedIndex,
  passages: Pick<PassageStore, 'searchableIds' | 'vectors'>,
): Promise<boolean> {
  const stale = new Set(index.labels());
  const size = stale.size;
  for (let after = 0; ;) {
    const ids = passages.searchableIds(after, pageSize).filter((id) => id <= indexedThrough);
    if (!ids.every((id) => stale.delete(id))) return false;
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    await nextTurn();
  }
  if (stale.size > size * tolerableStaleShare) return false;
  for (const label of stale) index.remove(label);
  const broughtBack = index.removed().filter((label) => !stale.has(label));
  for (const [label, vector] of passages.vectors(broughtBack)) {
    index.add(label, vector);
    await nextTurn();
  }
  return true;
}
