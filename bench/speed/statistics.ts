/** The middle of several runs, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
}

/** @throws Error where there is no value: a row without a measurement must not print a figure. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('There is nothing to take the median of.');
  const ordered = [...values].sort((one, other) => one - other);
  return {
    median: middle(ordered),
    least: ordered[0]!,
    most: ordered.at(-1)!,
    runs: ordered.length,
  };
}

/** The value below or at which `share` (0 to 1) of the values lie, by nearest rank. @throws Error where there is none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is nothing to take a percentile of.');
  const ordered = [...values].sort((one, other) => one - other);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)]!;
}

/** Each run's figure by the yardstick of the same run: what disturbs both alike cancels out. */
export function ratios(figures: readonly number[], yardsticks: readonly number[]): Spread {
  return spreadOf(figures.map((figure, run) => figure / yardsticks[run]!));
}

function middle(ordered: readonly number[]): number {
  const half = ordered.length >> 1;
  return ordered.length % 2 === 1 ? ordered[half]! : (ordered[half - 1]! + ordered[half]!) / 2;
}
