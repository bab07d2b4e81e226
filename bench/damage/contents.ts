import { Connection } from '../../src/archive/embedded/connection.js';
import { summedTables } from '../../src/archive/embedded/row-sums.js';

/** Everything that a database file holds, to the letter: its rows, by table, and the places of all words. */
export function contentsOf(path: string): ReadonlyMap<string, string> {
  const connection = new Connection(path, 0);
  try {
    const contents = new Map<string, string>();
    for (const { name, columns, key } of summedTables(connection)) {
      const order = key.length > 0 ? key.join(', ') : columns.join(', ');
      const rows = connection.all<Record<string, unknown>>(
        `SELECT ${columns.join(', ')} FROM ${name} NOT INDEXED ORDER BY ${order}`,
      );
      contents.set(name, JSON.stringify(rows));
    }
    const words = connection.all<{ readonly name: string }>(
      "SELECT name FROM pragma_table_list WHERE type = 'virtual' AND schema = 'main'",
    );
    for (const { name } of words) contents.set(name, wordsOf(connection, name));
    return contents;
  } finally {
    connection.close();
  }
}

function wordsOf(connection: Connection, table: string): string {
  connection.execute(
    `CREATE VIRTUAL TABLE temp.all_${table} USING fts5vocab('main', '${table}', 'instance')`,
  );
  const places = connection.all<object>(`SELECT term, doc, col, "offset" FROM temp.all_${table}`);
  const lengths = connection.all<object>(`SELECT id, sz FROM ${table}_docsize ORDER BY id`);
  return JSON.stringify([places, lengths]);
}

/** Tables whose contents differ; all that are named where a file cannot be read. */
export function differing(before: ReadonlyMap<string, string>, path: string): readonly string[] {
  try {
    const now = contentsOf(path);
    return [...before.keys()].filter((name) => before.get(name) !== now.get(name));
  } catch {
    return [...before.keys()];
  }
}
