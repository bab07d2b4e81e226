import { renderCells, withSpread } from '../speed/table.js';
import type { Spread } from '../speed/statistics.js';
import type { Base } from '../speed/base.js';
import type { Driver } from './driver.js';

/** A figure of one driver. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly figure: Spread;
}

/** What all sections share. */
export interface ArchiveBench {
  /** Passages of the large archive. */
  readonly passages: number;
  /** Small collections beside each other. */
  readonly collections: number;
  /** Articles of an import; of `corpus`, or invented where that is null. */
  readonly articles: number;
  readonly corpus: string | null;
  /** Times that each figure is taken. */
  readonly runs: number;
  readonly scratchFolder: string;
  /** Of what archives are made: "real", or "invented". */
  readonly kind: string;
  base(): Promise<Base>;
}

/** Figures that are taken together, of one driver after the other. */
export interface ArchiveSection {
  /** For `--only`. */
  readonly name: string;
  /** Makes what is made once. */
  prepare(driver: Driver, bench: ArchiveBench): Promise<void>;
  measure(driver: Driver, bench: ArchiveBench): Promise<readonly Figure[]>;
}

const head = ['what', 'embedded', 'PostgreSQL'];

/** A line for each that was measured, in the order of the first driver that has it. */
export function renderDrivers(figures: ReadonlyMap<Driver['name'], readonly Figure[]>): string {
  const of = (name: Driver['name']) => new Map(figures.get(name)?.map((figure) => [figure.what, figure]));
  const [embedded, postgres] = [of('embedded'), of('PostgreSQL')];
  const names = [...new Set([...embedded.keys(), ...postgres.keys()])];
  return renderCells(
    head,
    names.map((what) => [what, cell(embedded.get(what)), cell(postgres.get(what))]),
  );
}

function cell(figure: Figure | undefined): string {
  return figure ? `${withSpread(figure.figure)} ${figure.unit}`.trim() : '';
}
