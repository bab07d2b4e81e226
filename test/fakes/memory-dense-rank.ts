import type { ScoredPassage } from '../../src/archive/collection.js';

/** All of them by cosine with `vector`, best first; ties by id. */
export function byCosine(
  passages: readonly { readonly id: number; readonly vector: Float32Array }[],
  vector: Float32Array,
): ScoredPassage[] {
  return passages
    .map((passage) => ({
      passageId: passage.id,
      score: passage.vector.reduce((sum, number, index) => sum + number * (vector[index] ?? 0), 0),
    }))
    .sort((one, other) => other.score - one.score || one.passageId - other.passageId);
}
