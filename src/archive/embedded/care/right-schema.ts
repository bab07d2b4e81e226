import { Connection } from '../connection.js';

interface SchemaRow {
  readonly row: number;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Puts the words of a damaged file's schema right, by those of a new file: a table whose description cannot be read is there
 * all the same. @param copy of the damaged file; it is changed.
 */
export function rightSchema(copy: string, target: Connection): void {
  const source = new Connection(copy, 0);
  try {
    source.tolerateDamage();
    const found = source.all<SchemaRow>('SELECT rowid AS row, name, sql FROM sqlite_schema');
    for (const { name, sql } of tablesOf(target)) {
      const known = found.find((row) => row.name === name && row.sql === sql);
      const damaged = known ? null : found.find((row) => row.name === name || row.sql === sql);
      if (!damaged) continue;
      source.run(
        "UPDATE sqlite_schema SET type = 'table', name = ?, tbl_name = ?, sql = ? WHERE rowid = ?",
        name,
        name,
        sql,
        damaged.row,
      );
    }
  } finally {
    source.close();
  }
}

/** Tables of which rows are read; the others are made anew. */
function tablesOf(connection: Connection): readonly SchemaRow[] {
  return connection.all<SchemaRow>(
    `SELECT rowid AS row, name, sql FROM sqlite_schema
     WHERE type = 'table' AND sql IS NOT NULL AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
}
