import type { Connection } from '../connection.js';
import { hasRowSums, keptSums, partSql, summedTables, sumsOfRows, type SummedTable } from '../row-sums.js';
import { causeOf } from './check-structure.js';
import { inFile, type Finding } from './finding.js';

/** Of so many rows that may be meant the keys are said. */
const namedRows = 4;

/** A part of a table whose rows do not come to what was noted when they were written. */
export interface WrongPart {
  readonly table: SummedTable;
  readonly part: number;
  /** What its rows come to; null where it has none. */
  readonly found: number | null;
  readonly kept: number | null;
}

/** Tables that hold a row that is not what was stored. @throws SetupError where a table cannot be read. */
export function wrongParts(connection: Connection, table: SummedTable): readonly WrongPart[] {
  const [found, kept] = [sumsOfRows(connection, table), keptSums(connection, table)];
  return [...new Set([...found.keys(), ...kept.keys()])]
    .map((part) => ({ table, part, found: found.get(part) ?? null, kept: kept.get(part) ?? null }))
    .filter((sums) => (sums.found ?? 0) !== (sums.kept ?? 0) || (table.byRow && sums.found !== sums.kept));
}

/** @param known tables in which a damaged row has been found by its own checksum. */
export function checkSums(connection: Connection, known: ReadonlySet<string>): readonly Finding[] {
  if (!hasRowSums(connection)) return [];
  return summedTables(connection).flatMap((table) => {
    try {
      const wrong = wrongParts(connection, table);
      if (wrong.length === 0 || known.has(table.name)) return [];
      return [inFile(`table ${table.name}`, `${sentence(connection, wrong)} not what was stored.`)];
    } catch (error) {
      return [inFile(`table ${table.name}`, `It cannot be read: ${causeOf(error)}`)];
    }
  });
}

function sentence(connection: Connection, wrong: readonly WrongPart[]): string {
  const keys = wrong.flatMap(({ table, part }) => keysIn(connection, table, part));
  const [table] = wrong.map((part) => part.table);
  if (!table || keys.length === 0 || keys.length > namedRows) return 'A row, or one that is missing, is';
  const listed = keys.join(', ');
  return keys.length === 1 ? `Row ${listed} is` : `One of the rows ${listed} (${table.key.join(', ')}) is`;
}

/** What of a row's key is said: never the name of a person. */
function keysIn(connection: Connection, table: SummedTable, part: number): readonly string[] {
  if (table.key.length === 0) return [];
  const rows = connection.all<Readonly<Record<string, unknown>>>(
    `SELECT ${table.key.join(', ')} FROM ${table.name} WHERE ${partSql(table, table.name)} = ? LIMIT ?`,
    part,
    namedRows + 1,
  );
  return rows.map((row) => Object.values(row).map(String).join('/'));
}
