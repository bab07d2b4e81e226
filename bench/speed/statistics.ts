/** A figure over several runs. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @throws RangeError where there is none */
export function spreadOf(values: readonly number[]): Spread {
  return { median: percentile(values, 50), least: percentile(values, 0), most: percentile(values, 100) };
}

/** The value below which so many of a hundred lie, by the nearest rank. @throws RangeError where there is none */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is nothing to take a percentile of.');
  return value;
}

/** How long work takes, in milliseconds. */
export async function timed<Result>(
  work: () => Promise<Result> | Result,
): Promise<{ readonly result: Result; readonly tookMs: number }> {
  const started = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - started };
}
