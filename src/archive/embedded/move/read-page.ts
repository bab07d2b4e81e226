import type { Cursor, MovedRow } from '../../move/archive-rows.js';
import { positionColumn, type MovedTable } from '../../move/moved-table.js';
import { isInOrderOfWriting, selectedColumns } from '../../move/row-sum.js';
import type { Connection } from '../connection.js';
import { damagedError } from '../storage-error.js';

/** Where a table's rows are put together from others, or called otherwise. */
const views: Readonly<Record<string, string>> = {
  collections: `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'passages'), 0) AS last_passage,
    (SELECT value FROM meta WHERE key = 'vector-profile') AS profile,
    (SELECT value FROM meta WHERE key = 'vector-model') AS model`,
  passages:
    'SELECT p.*, stored.vector FROM passages AS p LEFT JOIN vectors AS stored ON stored.passage_id = p.id',
  story_marks: `SELECT signs.article_id, mark.* FROM story_signs AS signs
    CROSS JOIN story_marks AS mark INDEXED BY marks_of_signs ON mark.label = signs.label`,
  uses_key: "SELECT value FROM meta WHERE key = 'uses-key'",
  feed_items: `SELECT feeds.collection, item.* FROM feed_items AS item JOIN feeds ON feeds.id = item.feed_id`,
  uses: 'SELECT collection, person_id, kind, at, count(*) AS times FROM uses GROUP BY collection, person_id, kind, at',
  followed_articles: `SELECT story.collection, known.* FROM followed_articles AS known
    JOIN followed_stories AS story ON story.id = known.followed_id`,
};

function viewOf(table: MovedTable): string {
  if (isInOrderOfWriting(table)) return `SELECT rowid AS ${positionColumn}, * FROM ${table.name}`;
  return views[table.name] ?? `SELECT * FROM ${table.name}`;
}

/** Some rows of a table, in order. @throws SetupError where a passage has no vector. */
export function readPage(
  connection: Connection,
  table: MovedTable,
  after: Cursor | null,
): readonly MovedRow[] {
  const order = table.order.join(', ');
  // The first column alone is what an index is asked for.
  const behind =
    after === null
      ? ''
      : `WHERE ${table.order[0]} >= ? AND (${order}) > (${after.map(() => '?').join(', ')})`;
  const rows = connection.all<MovedRow>(
    `SELECT ${selectedColumns(table).join(', ')} FROM (${viewOf(table)}) ${behind} ORDER BY ${order} LIMIT ?`,
    ...(after === null ? [] : [after[0] ?? null, ...after]),
    table.rowsAtOnce,
  );
  const lacking = table.name === 'passages' ? rows.find((row) => row['vector'] === null) : undefined;
  if (lacking) throw damagedError(connection.path, `passage ${String(lacking['id'])} has no vector`);
  return rows;
}
