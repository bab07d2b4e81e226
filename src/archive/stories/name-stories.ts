import { ask, type RowSteps } from './row-steps.js';

/**
 * Gives stories that were parted anew their ids. A story keeps the id that most of its articles had; of two that would
 * keep one id the one with more of its articles does. A story in which no id is left is named after its first article.
 * An id under which nothing is left leads to where most of its articles went, so that it is found for good.
 *
 * @param parts each article of every story that had one of them.
 */
export function* nameStories(parts: readonly (readonly string[])[]): RowSteps<void> {
  const idsBefore = yield* ask('storyIdsOf', parts.flat());
  const moves = countMoves(parts, idsBefore);
  const kept = new Map<number, string>();
  const taken = new Set<string>();
  for (const { part, storyId } of moves) {
    if (kept.has(part) || taken.has(storyId)) continue;
    kept.set(part, storyId);
    taken.add(storyId);
  }
  for (const [part, articleIds] of parts.entries()) {
    const storyId = kept.get(part) ?? (yield* newStoryId(articleIds));
    kept.set(part, storyId);
    const moved = articleIds.filter((id) => idsBefore.get(id) !== storyId);
    yield* ask('place', moved, storyId);
  }
  for (const { part, storyId } of moves) {
    const into = kept.get(part);
    if (taken.has(storyId) || into === undefined) continue;
    yield* ask('merge', storyId, into);
    taken.add(storyId);
  }
}

interface Move {
  readonly part: number;
  readonly storyId: string;
  readonly articles: number;
}

/** How many articles of each story before are in each part, most first. */
function countMoves(
  parts: readonly (readonly string[])[],
  idsBefore: ReadonlyMap<string, string>,
): readonly Move[] {
  const moves = parts.flatMap((articleIds, part) => {
    const counts = new Map<string, number>();
    for (const id of articleIds) {
      const storyId = idsBefore.get(id);
      if (storyId !== undefined) counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
    }
    return [...counts].map(([storyId, articles]) => ({ part, storyId, articles }));
  });
  return moves.sort(
    (one, other) =>
      other.articles - one.articles ||
      (one.storyId < other.storyId ? -1 : Number(one.storyId > other.storyId)),
  );
}

/** The id of a story that these articles begin: that of the first one, with an "s" in place of its "a"; with a number where that was given before. */
function* newStoryId(articleIds: readonly string[]): RowSteps<string> {
  const first = `s${(articleIds.toSorted()[0] ?? '').slice(1)}`;
  let storyId = first;
  for (let number = 2; yield* ask('isStoryId', storyId); number += 1) storyId = `${first}-${number}`;
  return storyId;
}
