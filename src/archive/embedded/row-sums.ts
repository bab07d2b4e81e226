import type { Connection } from './connection.js';
import { sumRange } from './row-sum.js';

/**
 * For every table what its rows come to, in parts, so that a bit that flips in any of them is found: SQLite has no checksums of
 * its own, and sees damage only where it breaks a structure.
 */
export const rowSumsSchema = `
  CREATE TABLE row_sums (
    table_name TEXT NOT NULL, -- empty: part 0 is the version of the schema that the triggers were made for, part 1 the sum of its words
    part INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (table_name, part)
  ) STRICT, WITHOUT ROWID;
  `;

/** Their rows are long and are read one at a time: each has a sum of its own, and a damaged one is known by it. */
const summedByRow: ReadonlySet<string> = new Set(['answers', 'originals']);
/** The other tables are summed in so many parts. */
const partsOfTable = 16;
const triggerPrefix = 'sum_of_';
const mask = sumRange - 1;

/** How a table is summed. */
export interface SummedTable {
  readonly name: string;
  /** In the order in which they are summed; those that are worked out from others are left out. */
  readonly columns: readonly string[];
  /** Of the primary key; empty where the table has none. */
  readonly key: readonly string[];
  /** Whether each row has a sum of its own. */
  readonly byRow: boolean;
}

/** The tables of a file that are summed: all but those of virtual tables, which are worked out from the others. */
export function summedTables(connection: Connection): readonly SummedTable[] {
  const names = connection.all<{ readonly name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
     AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'row_sums' ORDER BY name`,
  );
  return names.map(({ name }) => summedTable(connection, name));
}

/** How a table is summed. */
export function summedTable(connection: Connection, name: string): SummedTable {
  const columns = connection.all<{ readonly name: string; readonly pk: number }>(
    'SELECT name, pk FROM pragma_table_info(?) ORDER BY cid',
    name,
  );
  const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  return {
    name,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
    byRow: summedByRow.has(name),
  };
}

/** SQL of the part that a row is summed in. @param row "NEW", "OLD" or the table's name. */
export function partSql({ key, byRow }: SummedTable, row: string): string {
  if (key.length === 0) return '0';
  const whole = `row_sum(${key.map((column) => `${row}.${column}`).join(', ')})`;
  return byRow ? whole : `(${whole} & ${partsOfTable - 1})`;
}

/** SQL of what a row comes to. */
export function sumSql({ columns }: SummedTable, row: string): string {
  return `row_sum(${columns.map((column) => `${row}.${column}`).join(', ')})`;
}

/**
 * Has the sums kept from now on, by triggers, and makes them anew where the schema has changed since. To be called on
 * every connection that writes, after the schema has been brought up to date.
 */
export function keepRowSums(connection: Connection, schemaVersion: number): void {
  if (!hasRowSums(connection) || summedSchema(connection) === schemaVersion) return;
  connection.transaction(() => {
    dropRowSums(connection);
    for (const table of summedTables(connection)) {
      const sums = new Map(table.byRow ? [] : allParts(table).map((part) => [part, 0]));
      for (const [part, sum] of sumsOfRows(connection, table)) sums.set(part, sum);
      for (const [part, sum] of sums)
        connection.run(
          'INSERT INTO row_sums (table_name, part, sum) VALUES (?, ?, ?)',
          table.name,
          part,
          sum,
        );
      connection.execute(triggersOf(table));
    }
    connection.run("INSERT INTO row_sums (table_name, part, sum) VALUES ('', 0, ?)", schemaVersion);
    connection.run("INSERT INTO row_sums (table_name, part, sum) VALUES ('', 1, ?)", sumOfSchema(connection));
  });
}

/** False in a file of a schema that is older than the sums. */
export function hasRowSums(connection: Connection): boolean {
  const table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'row_sums'";
  return connection.get(table) !== null;
}

/** The version of the schema that the sums were made for; null where there are none. */
export function summedSchema(connection: Connection): number | null {
  if (!hasRowSums(connection)) return null;
  const stamp = connection.get<{ readonly sum: number }>(
    "SELECT sum FROM row_sums WHERE table_name = '' AND part = 0",
  );
  return stamp?.sum ?? null;
}

/** Whether the words of the schema are those for which sums were begun to be kept. */
export function isSchemaWhole(connection: Connection): boolean {
  const kept = "SELECT sum FROM row_sums WHERE table_name = '' AND part = 1";
  return !hasRowSums(connection) || connection.number(kept) === sumOfSchema(connection);
}

function sumOfSchema(connection: Connection): number {
  return connection
    .all<{ readonly sum: number }>('SELECT row_sum(type, name, tbl_name, sql) AS sum FROM sqlite_schema')
    .reduce((total, { sum }) => (total + sum) % sumRange, 0);
}

/** Ends keeping sums; the next that opens the file makes them anew. To be called in a transaction. */
export function dropRowSums(connection: Connection): void {
  const triggers = connection.all<{ readonly name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND substr(name, 1, ${triggerPrefix.length}) = ?`,
    triggerPrefix,
  );
  for (const { name } of triggers) connection.execute(`DROP TRIGGER ${name}`);
  connection.run('DELETE FROM row_sums');
}

/** What the rows of a table come to now, by part; parts without rows are left out. */
export function sumsOfRows(connection: Connection, table: SummedTable): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  const rows = connection.each<{ readonly part: number; readonly sum: number }>(
    `SELECT ${partSql(table, table.name)} AS part, ${sumSql(table, table.name)} AS sum FROM ${table.name}`,
  );
  for (const { part, sum } of rows) sums.set(part, ((sums.get(part) ?? 0) + sum) % sumRange);
  return sums;
}

/** What they should come to. */
export function keptSums(connection: Connection, { name }: SummedTable): ReadonlyMap<number, number> {
  const rows = connection.all<{ readonly part: number; readonly sum: number }>(
    'SELECT part, sum FROM row_sums WHERE table_name = ?',
    name,
  );
  return new Map(rows.map(({ part, sum }) => [part, sum]));
}

function allParts({ key }: SummedTable): readonly number[] {
  return Array.from({ length: key.length === 0 ? 1 : partsOfTable }, (_, part) => part);
}

function triggersOf(table: SummedTable): string {
  const { name, byRow } = table;
  const at = (row: string) => `WHERE table_name = '${name}' AND part = ${partSql(table, row)}`;
  const change = (sign: '+' | '-', row: string) =>
    `UPDATE row_sums SET sum = (sum ${sign} ${sumSql(table, row)}) & ${mask} ${at(row)};`;
  const [inserted, deleted, updated] = byRow
    ? [
        `INSERT INTO row_sums (table_name, part, sum) VALUES ('${name}', ${partSql(table, 'NEW')}, ${sumSql(table, 'NEW')});`,
        `DELETE FROM row_sums ${at('OLD')};`,
        `UPDATE row_sums SET part = ${partSql(table, 'NEW')}, sum = ${sumSql(table, 'NEW')} ${at('OLD')};`,
      ]
    : [change('+', 'NEW'), change('-', 'OLD'), `${change('-', 'OLD')} ${change('+', 'NEW')}`];
  return Object.entries({ insert: inserted, delete: deleted, update: updated })
    .map(
      ([event, body]) =>
        `CREATE TRIGGER ${triggerPrefix}${name}_${event} AFTER ${event} ON ${name} BEGIN ${body} END;`,
    )
    .join('\n');
}
