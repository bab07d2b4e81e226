import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SavedIndex } from './index-snapshot.js';
import type { PassageStore } from './passage-store.js';

/** Where more of a saved index than this is no longer searchable, it is built anew without it. */
const tolerableStaleShare = 0.25;
const pageSize = 5_000;

/**
 * Makes a loaded index agree with what is searchable: takes out what is not any more, and takes back what had been
 * removed when the index was saved and was brought back since. False where the index lacks something, or holds too much
 * that is stale.
 */
export async function dropStale(
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
