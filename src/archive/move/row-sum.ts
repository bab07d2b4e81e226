import { createHash, type Hash } from 'node:crypto';
import type { MovedRow } from './archive-rows.js';
import { positionColumn, type MovedTable } from './moved-table.js';

/** What the rows of a table come to. */
export interface TableSum {
  readonly rows: number;
  /** Of all their values in order, as hex. */
  readonly sha256: string;
}

/** Adds rows up, in order. */
export class RowSum {
  readonly #table: MovedTable;
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  constructor(table: MovedTable) {
    this.#table = table;
  }

  add(row: MovedRow): void {
    this.#rows += 1;
    const values = this.#table.columns.map((column) => row[column] ?? null);
    const plain = values.map((value) => (value instanceof Uint8Array ? [value.byteLength] : value));
    this.#hash.update(JSON.stringify(plain)).update('\n');
    for (const value of values) if (value instanceof Uint8Array) this.#hash.update(value);
  }

  /** To be called once. */
  total(): TableSum {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/** Behind which row the next page begins; null where `rows` are not a full page. */
export function cursorBehind(table: MovedTable, rows: readonly MovedRow[]): (string | number)[] | null {
  const last = rows.at(-1);
  if (!last || rows.length < table.rowsAtOnce) return null;
  return table.order.map((column) => {
    const value = last[column];
    if (typeof value === 'string' || typeof value === 'number') return value;
    throw new Error(`A row of ${table.name} has no ${column}.`);
  });
}

/** The columns that a page has: those of the table, and those that it is ordered by. */
export function selectedColumns({ columns, order }: MovedTable): readonly string[] {
  return [...new Set([...columns, ...order])];
}

/** Whether rows are kept in the order in which they were written. */
export function isInOrderOfWriting({ order }: MovedTable): boolean {
  return order[0] === positionColumn;
}
