/**
 * Minimises a function by its gradient with Adam (Kingma and Ba 2015), whose steps need no tuning for a dozen weights.
 * Deterministic: it starts at zero and takes as many steps as it is told.
 *
 * @param gradient at some weights.
 */
export function minimise(
  gradient: (weights: readonly number[]) => readonly number[],
  dimension: number,
  { steps = 600, stepSize = 0.1 } = {},
): number[] {
  const weights = Array.from({ length: dimension }, () => 0);
  const mean = [...weights];
  const spread = [...weights];
  for (let step = 1; step <= steps; step++) {
    const slope = gradient(weights);
    for (let index = 0; index < dimension; index++) {
      const slopeHere = slope[index] ?? 0;
      mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * slopeHere;
      spread[index] = 0.999 * (spread[index] ?? 0) + 0.001 * slopeHere ** 2;
      const direction = (mean[index] ?? 0) / (1 - 0.9 ** step);
      const scale = Math.sqrt((spread[index] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
      weights[index] = (weights[index] ?? 0) - (stepSize * direction) / scale;
    }
  }
  return weights;
}
