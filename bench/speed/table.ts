import type { SetUp } from './set-up.js';
import type { Spread } from './statistics.js';

/** A line of the table: what was measured, beside what, and what is to be reached. */
export interface Figure {
  readonly what: string;
  readonly yardstick: string;
  readonly measured: string;
  readonly reach: string;
  /** Null: nothing is to be reached. */
  readonly isReached: boolean | null;
}

/** Some lines that are measured together. */
export interface BenchRow {
  /** For `--only`. */
  readonly name: string;
  measure(setUp: SetUp): Promise<readonly Figure[]>;
}

/** As `12.3 ms (11.9–14.0)`. */
export function written({ median, least, most }: Spread, unit: string): string {
  return `${rounded(median)} ${unit} (${rounded(least)}–${rounded(most)})`;
}

export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** The table as Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, yardstick, measured, reach, isReached }) =>
    [what, yardstick, measured, reach, isReached === null ? '' : isReached ? 'yes' : '**no**'].join(' | '),
  );
  return [
    '| what | beside | measured, median (least–most) | reach | reached |',
    '|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
