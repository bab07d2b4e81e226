import type { MovedRow } from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';
import type { Connection, SqlValue } from '../connection.js';
import { keepUrl } from '../managing-schema.js';

/** Columns that another table holds here. */
const elsewhere: Readonly<Record<string, ReadonlySet<string>>> = {
  passages: new Set(['vector']),
  feed_items: new Set(['collection']),
  followed_articles: new Set(['collection']),
};

/** Rows that are written otherwise than into the table of their name. */
const writers: Readonly<Record<string, (connection: Connection, row: MovedRow) => void>> = {
  collections(connection, { last_passage: lastPassage = 0, profile = null, model = null }) {
    connection.run("DELETE FROM sqlite_sequence WHERE name = 'passages'");
    connection.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('passages', ?)", lastPassage);
    const keep = 'INSERT INTO meta (key, value) VALUES (?, ?)';
    if (profile !== null) connection.run(keep, 'vector-profile', profile);
    if (model !== null) connection.run(keep, 'vector-model', model);
  },
  uses_key(connection, { value = null }) {
    connection.run("UPDATE meta SET value = ? WHERE key = 'uses-key'", value);
  },
  uses(connection, { collection = null, person_id: person = null, kind = null, at = null, times }) {
    for (let time = 0; time < Number(times); time += 1) {
      connection.run(
        'INSERT INTO uses (collection, person_id, kind, at) VALUES (?, ?, ?, ?)',
        collection,
        person,
        kind,
        at,
      );
    }
  },
  story_marks(connection, { article_id: articleId = null, term = null, day = null, weight = null }) {
    connection.run(
      `INSERT INTO story_marks (term, day, label, weight)
       SELECT ?, ?, label, ? FROM story_signs WHERE article_id = ?`,
      term,
      day,
      weight,
      articleId,
    );
  },
};

/** What comes with a row of a table. */
const companions: Readonly<Record<string, (connection: Connection, row: MovedRow) => void>> = {
  passages(connection, { id = null, vector = null }) {
    connection.run('INSERT INTO vectors (passage_id, vector) VALUES (?, ?)', id, vector);
  },
  versions(connection, { article_id: articleId, url }) {
    if (typeof url === 'string') keepUrl(connection, String(articleId), url);
  },
};

/** Writes rows, in order, into an empty table or behind what was written before. To be called in a transaction. */
export function writeRows(connection: Connection, table: MovedTable, rows: readonly MovedRow[]): void {
  const write = writers[table.name];
  const columns = table.columns.filter((column) => !elsewhere[table.name]?.has(column));
  const sql = `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  for (const row of rows) {
    if (write) write(connection, row);
    else connection.run(sql, ...columns.map((column): SqlValue => row[column] ?? null));
    companions[table.name]?.(connection, row);
  }
}
