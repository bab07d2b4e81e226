import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PassageStore } from './passage-store.js';
import type { VectorIndex } from './vector-index.js';

/** So many around an overwritten point may have been linked by way of it. */
const neighbourhood = 100;
/** A point is reached where it is among so many nearest to itself: some may be equal to it. */
const nearestOfItself = 16;
/** So often what lies around is looked through: as a rule nothing is left to do at the second time. */
const mostPasses = 4;

/**
 * Overwrites the vectors of points, and links anew whatever was reached only by way of one of them: 1 of 130 points was
 * seen to be found no more without that. Labels that are not in the index are passed over.
 */
export async function erasePoints(
  index: VectorIndex,
  ids: readonly number[],
  { passages, dimension }: { readonly passages: PassageStore; readonly dimension: number },
): Promise<void> {
  const known = new Set(index.labels());
  const around = new Set<number>();
  for (const id of ids.filter((label) => known.has(label))) {
    for (const near of index.search(index.vectorOf(id), neighbourhood)) around.add(near);
    index.erase(id, dimension);
    await nextTurn();
  }
  const vectors = passages.vectors([...around]);
  // What is linked anew may take a link that another one was reached by.
  for (let pass = 0; pass < mostPasses && (await linkAnew(index, vectors)); pass += 1);
}

/** @returns whether one of them was not reached */
async function linkAnew(index: VectorIndex, vectors: ReadonlyMap<number, Float32Array>): Promise<boolean> {
  let isLinked = false;
  for (const [id, vector] of vectors) {
    // To put a point in that is there already links it anew.
    if (!index.search(vector, nearestOfItself).includes(id)) {
      index.add(id, vector);
      isLinked = true;
    }
    await nextTurn();
  }
  return isLinked;
}
