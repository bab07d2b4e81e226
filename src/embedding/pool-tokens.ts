import type { ModelProfile } from './model-profile.js';

/**
 * One vector of unit length from the vectors of a text's tokens: their mean, or the first one's (`cls`).
 * There is no padding to mask out, because texts are encoded one by one. Reimers and Gurevych, "Sentence-BERT", 2019.
 * @param hidden token after token, `dimension` numbers each
 * @throws Error where the vector has no direction (not finite, or all zero).
 */
export function poolTokens(
  hidden: Float32Array,
  dimension: number,
  pooling: ModelProfile['pooling'],
): Float32Array {
  const vector = new Float32Array(dimension);
  const length = pooling === 'cls' ? dimension : hidden.length;
  for (let offset = 0; offset < length; offset += dimension)
    for (let index = 0; index < dimension; index++) vector[index]! += hidden[offset + index]!;
  // The mean's divisor would be cancelled by the normalisation.
  const norm = Math.hypot(...vector);
  if (!(norm > 0 && Number.isFinite(norm))) throw new Error('The model gave a vector without a direction.');
  for (let index = 0; index < dimension; index++) vector[index]! /= norm;
  return vector;
}
