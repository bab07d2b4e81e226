import type { Connection, SqlValue } from '../connection.js';
import type { SummedTable } from '../row-sums.js';
import type { RawValue } from './mend-bit.js';

type Row = Readonly<Record<string, SqlValue>>;

/** SQL of a table's columns so that texts come as their bytes, each beside whether it is a text. */
function rawSql(columns: readonly string[]): string {
  return columns
    .map(
      (column, place) =>
        `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) ELSE ${column} END AS v${place},
         typeof(${column}) = 'text' AS t${place}`,
    )
    .join(', ');
}

/** Rows as they are stored, to the bit. @param condition SQL behind WHERE. */
export function rawRows(
  connection: Connection,
  { name, columns }: Pick<SummedTable, 'name' | 'columns'>,
  condition: string,
  ...parameters: readonly SqlValue[]
): readonly (readonly RawValue[])[] {
  return connection
    .all<Row>(`SELECT ${rawSql(columns)} FROM ${name} WHERE ${condition}`, ...parameters)
    .map((row) =>
      columns.map((_, place) => ({ value: row[`v${place}`] ?? null, isText: row[`t${place}`] === 1 })),
    );
}

/** A row by its columns. */
export function asRecord(columns: readonly string[], values: readonly SqlValue[]): Record<string, SqlValue> {
  return Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null]));
}
