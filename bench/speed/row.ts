import type { Spread } from './statistics.js';

/** A line of the table: what was measured, beside its yardstick of the same run. */
export interface Row {
  readonly what: string;
  readonly figure: Spread;
  /** Of the figure: "ms", "passages/s", "MB". */
  readonly unit: string;
  /** Null: the figure stands for itself. */
  readonly yardstick: { readonly what: string; readonly figure: Spread } | null;
  /** What is held to the reach where it is not the figure itself: figure by yardstick. */
  readonly ratio: Spread | null;
  readonly reach: Reach;
}

/** A row may have to be at most, or at least, so much: in its unit, or as a ratio where there is one. Neither: it stands there to be compared. */
export interface Reach {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** What all measurements of a run share. */
export interface BenchOptions {
  /** Articles to import, as `dateline import` reads them; null: generated ones. */
  readonly corpus: string | null;
  /** Folder of an archive to search, which is copied; null: one of generated articles. */
  readonly archive: string | null;
  /** Passages of the archive that is searched. */
  readonly passages: number;
  /** Passages of the largest archive that is searched. */
  readonly largest: number;
  /** Articles of an import that is timed. */
  readonly articles: number;
  /** Times that each figure is taken. */
  readonly runs: number;
  /** Folder for what takes long to make and is used again. */
  readonly keptFolder: string;
  /** Folder of this run, removed at its end. */
  readonly scratchFolder: string;
}

/** Rows that are measured together. Sections are listed in `bench/speed.ts`. */
export interface Section {
  /** For `--only`. */
  readonly name: string;
  measure(options: BenchOptions): Promise<readonly Row[]>;
}

/** Whether the median reaches what it has to. */
export function isReached({ figure, ratio, reach }: Row): boolean {
  const held = (ratio ?? figure).median;
  return held <= (reach.atMost ?? Infinity) && held >= (reach.atLeast ?? -Infinity);
}
