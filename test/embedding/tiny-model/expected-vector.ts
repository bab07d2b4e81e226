import type { ModelProfile } from '../../../src/embedding/model-profile.js';
import { rowOf, type TinyModel } from './tiny-model.js';
import { mixing, quantum, quantumScale, weight } from './tiny-weights.js';

/**
 * The vector that `model` must give a text that is cut into `tokens`, the first and the last one with them: computed
 * from the weights by themselves, with no ONNX and no tokenizer.
 */
export function expectedVector(
  model: TinyModel,
  tokens: readonly string[],
  { pooling = 'mean', dtype = 'q8' }: Partial<Pick<ModelProfile, 'pooling' | 'dtype'>> = {},
): number[] {
  const sums = tokens.map((token, index) =>
    Array.from({ length: model.dimension }, (_, column) => {
      const full = weight('token', rowOf(model, token), column);
      const word = dtype === 'q8' ? quantum(full) * quantumScale : full;
      return word + weight('position', index + 1, column) + weight('kind', 0, column);
    }),
  );
  const mean = meanOf(sums);
  const hidden = sums.map((sum) => sum.map((value, column) => value + mixing * (mean[column] ?? 0)));
  const pooled = pooling === 'cls' ? (hidden[0] ?? []) : meanOf(hidden);
  const length = Math.hypot(...pooled);
  return pooled.map((value) => value / length);
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  const [first = []] = rows;
  return first.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length);
}
