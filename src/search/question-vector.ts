import type { Collection } from '../archive/collection.js';
import type { Embedder } from '../embedding/embedder.js';

/** A question's vector by the model that a collection is searched by. */
export interface QuestionVector {
  /** Of nothing, where the model cannot be asked: it is near nothing. */
  readonly vector: Float32Array;
  /** Whether it may be compared with the collection's. */
  readonly isKnown: boolean;
}

/**
 * Vectors of two models are never compared: a collection that is still searched by another model than the archive's is asked
 * by that one, where it is still there.
 * @param own the question's vector by the archive's model.
 */
export async function questionVectorFor(
  collection: Collection,
  text: string,
  own: Float32Array,
  embedder: Pick<Embedder, 'former'>,
): Promise<QuestionVector> {
  const served = await collection.models.served();
  if (served.isCurrent) return { vector: own, isKnown: true };
  const former = embedder.former?.(served.model) ?? null;
  const vector = await former?.embedQuestion(text).catch(() => null);
  if (vector?.length === served.dimension) return { vector, isKnown: true };
  return { vector: new Float32Array(served.dimension), isKnown: false };
}
