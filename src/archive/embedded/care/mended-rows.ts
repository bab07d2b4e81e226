import type { Connection, SqlValue } from '../connection.js';
import { rowSum, sumRange } from '../row-sum.js';
import { hasRowSums, partSql, type SummedTable } from '../row-sums.js';
import { wrongParts, type WrongPart } from './check-sums.js';
import { mendBit } from './mend-bit.js';
import { rawRows } from './raw-rows.js';

/** How long one part of a table is worked on. */
const mendMs = 15_000;

/** Rows of a table that are not what was stored. */
export interface MendedRows {
  /** By the key as it is stored now: the row as it was. */
  readonly mended: ReadonlyMap<string, readonly SqlValue[]>;
  /** Keys of rows that are damaged and could not be mended; only of tables in which each row has a sum of its own. */
  readonly damaged: ReadonlySet<string>;
  /** Whether rows may be wrong without its being known which. */
  readonly isUncertain: boolean;
}

export const nothingMended: MendedRows = { mended: new Map(), damaged: new Set(), isUncertain: false };

/** A row's key as text. */
export function keyOf(table: SummedTable, row: Readonly<Record<string, SqlValue>>): string {
  return JSON.stringify(table.key.map((column) => row[column]));
}

/** Finds the damaged rows of a table by its sums, and what they were. @throws SetupError where the table cannot be read. */
export function mendedRows(connection: Connection, table: SummedTable): MendedRows {
  if (!hasRowSums(connection)) return nothingMended;
  const mended = new Map<string, readonly SqlValue[]>();
  const damaged = new Set<string>();
  let isUncertain = false;
  // Where one bit of a sum is flipped, the rows are whole.
  const wrong = wrongParts(connection, table).filter((part) => !differInOneBit(part));
  const missing = new Set(wrong.filter(({ found }) => found === null).map(({ kept }) => kept));
  // Without a key no row of a table can be told from another.
  if (table.key.length === 0) return { ...nothingMended, isUncertain: wrong.length > 0 };
  const moved = mendKey(connection, wrong);
  if (moved) mended.set(moved.key, moved.values);
  for (const part of moved ? [] : wrong) {
    const found = mendPart(connection, part, table.byRow ? missing : null);
    if (found) mended.set(found.key, found.values);
    else if (!table.byRow) isUncertain = true;
    else for (const row of rowsIn(connection, part)) damaged.add(keyOfValues(table, row));
  }
  return { mended, damaged, isUncertain };
}

/** @param missing where each row has its own sum: sums whose rows are not there, of which this one may be with another key. */
function mendPart(connection: Connection, part: WrongPart, missing: ReadonlySet<number | null> | null) {
  const { table, found, kept } = part;
  if (found === null) return null;
  const deadline = performance.now() + mendMs;
  for (const raw of rawRows(connection, table, `${partSql(table, table.name)} = ?`, part.part)) {
    const before = textsOf(raw);
    const target = table.byRow ? kept : ((kept ?? 0) - found + rowSum(before) + 2 * sumRange) % sumRange;
    const isRight = (values: readonly SqlValue[]): boolean => {
      const sum = rowSum(values);
      return sum === target || (kept === null && missing !== null && missing.has(sum));
    };
    const values = mendBit(raw, isRight, deadline);
    if (values) return { key: keyOfValues(table, before), values };
  }
  return null;
}

/** A row whose key is damaged is too many in one part of its table, and too few in another. */
function mendKey(connection: Connection, wrong: readonly WrongPart[]) {
  const [first, second] = wrong;
  if (!first || !second || wrong.length > 2) return null;
  const deadline = performance.now() + mendMs;
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    const target = difference(to.kept, to.found);
    for (const raw of rawRows(
      connection,
      from.table,
      `${partSql(from.table, from.table.name)} = ?`,
      from.part,
    )) {
      if (rowSum(textsOf(raw)) !== difference(from.found, from.kept)) continue;
      const values = mendBit(raw, (row) => rowSum(row) === target, deadline);
      if (values) return { key: keyOfValues(from.table, textsOf(raw)), values };
    }
  }
  return null;
}

function difference(one: number | null, other: number | null): number {
  return ((one ?? 0) - (other ?? 0) + sumRange) % sumRange;
}

function differInOneBit({ found, kept }: WrongPart): boolean {
  if (found === null || kept === null) return false;
  const bits = BigInt(found) ^ BigInt(kept);
  return bits !== 0n && (bits & (bits - 1n)) === 0n;
}

function rowsIn(connection: Connection, { table, part }: WrongPart): readonly (readonly SqlValue[])[] {
  return rawRows(connection, table, `${partSql(table, table.name)} = ?`, part).map(textsOf);
}

function textsOf(
  raw: readonly { readonly value: SqlValue; readonly isText: boolean }[],
): readonly SqlValue[] {
  return raw.map(({ value, isText }) =>
    isText && value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
}

function keyOfValues(table: SummedTable, values: readonly SqlValue[]): string {
  return JSON.stringify(table.key.map((column) => values[table.columns.indexOf(column)]));
}
