import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SavedIndex } from './index-snapshot.js';
import type { PassageStore } from './passage-store.js';

/** Where more of a saved index than this is no longer searchable, it is built anew without it. */
const tolerableStaleShare = 0.25;
const pageSize = 5_000;

/** Takes out of a loaded index what is no longer searchable. False where the index lacks something, or holds too much that is stale. */
export async function dropStale(
  { index, indexedThrough }: SavedIndex,
  passages: Pick<PassageStore, 'searchableIds'>,
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
  return true;
}
