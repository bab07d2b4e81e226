import { describe, expect, test } from 'vitest';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import { deskMigrations } from '../../../src/archive/embedded/desk-schema.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { summedTable, summedTables } from '../../../src/archive/embedded/row-sums.js';
import { collectionRows, deskRows } from '../../../src/archive/move/moved-table.js';
import { newFolder, inProcess, using } from './ends.js';
import { makeFolder } from '../../../src/archive/embedded/make-folder.js';
import { join } from 'node:path';

/**
 * What of each schema is carried otherwise, or made anew by whoever it is carried to. Whoever adds a table or a column says here what a
 * move makes of it, or adds it to `moved-table.ts`.
 */
const embedded: Readonly<Record<string, string>> = {
  meta: 'the collection model and the key of uses, as rows of "collections" and "uses_key"; else of the file',
  vectors: 'with its passage',
  next_vectors: 'none: a collection that is changing its model is not moved',
  article_urls: 'made of the versions',
  article_terms: 'words, made anew',
  jobs: 'by the queue',
  'story_signs.label': 'made anew, as are its marks',
  'story_marks.label': 'the article',
  'answers.sequence': 'order',
  'requests.sequence': 'order',
  'request_askers.sequence': 'order',
  'followed_stories.sequence': 'order',
  'audit.id': 'order',
};

const postgres: Readonly<Record<string, string>> = {
  meta: 'the key of uses, as a row of "uses_key"; else of the database',
  migrations: 'of the database',
  next_vectors: 'none: a collection that is changing its model is not moved',
  article_urls: 'made of the versions',
  passage_words: 'words, made anew',
  article_words: 'words, made anew',
  terms: 'words, made anew',
  'collections.home': 'its partition',
  'collections.is_moving': 'its partition',
  'collections.passages': 'words, counted anew',
  'collections.passage_tokens': 'words, counted anew',
  'collections.articles': 'words, counted anew',
  'collections.article_tokens': 'words, counted anew',
  'collections.next_profile': 'none: a collection that is changing its model is not moved',
  'articles.external_key': 'made of external_id',
  'passages.home': 'its partition',
  'passages.outlet_hash': 'made of outlet_key',
  'passages.dimension': 'made of the vector',
  'passages.embedding': 'the vector',
  'answers.verdict': 'made of the answer',
  'answers.took_ms': 'made of the answer',
  'answers.checksum': 'made of the answer',
  'answers.sequence': 'order',
  'requests.sequence': 'order',
  'request_askers.sequence': 'order',
  'feeds.sequence': 'order',
  'followed_stories.sequence': 'order',
  'audit.id': 'order',
};

const moved = new Set(
  [...collectionRows, ...deskRows].flatMap(({ name, columns }) => [
    name,
    ...columns.map((column) => `${name}.${column}`),
  ]),
);

/** Columns that nobody has accounted for. @param scoped whether rows of collections name theirs */
function forgotten(
  columns: readonly { readonly table: string; readonly column: string }[],
  named: Readonly<Record<string, string>>,
  scoped: boolean,
): readonly string[] {
  const ofCollections = new Set(collectionRows.map(({ name }) => name));
  return columns
    .filter(({ table }) => !(table in named))
    .filter(({ table, column }) => !(scoped && column === 'collection' && ofCollections.has(table)))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !moved.has(name) && !(name in named));
}

describe('every table and column is moved, or named here', () => {
  test.each([
    ['collection', collectionMigrations],
    ['desk', deskMigrations],
  ] as const)('of a folder: %s', async (_, migrations) => {
    const folder = await newFolder();
    makeFolder(folder);
    const connection = openDatabase(join(folder, 'a.sqlite'), migrations);
    try {
      const tables = summedTables(connection);
      expect(tables.length).toBeGreaterThan(5);
      const columns = tables.flatMap(({ name }) =>
        summedTable(connection, name).columns.map((column) => ({ table: name, column })),
      );
      expect(forgotten(columns, embedded, false)).toEqual([]);
    } finally {
      connection.close();
    }
  });

  test('of a database', async () => {
    const database = await inProcess();
    await using(await database.archive(), async () => {});
    const { rows } = await database.pool.client.query<{ readonly table: string; readonly column: string }>(
      `SELECT c.relname AS table, a.attname AS column FROM pg_class AS c
       JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'dateline'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
      [],
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(forgotten(rows, postgres, true)).toEqual([]);
  });

  test('a table and a column that are new are noticed', () => {
    const columns = [
      { table: 'articles', column: 'colour' },
      { table: 'photographs', column: 'id' },
      { table: 'articles', column: 'url' },
      { table: 'vectors', column: 'vector' },
    ];
    expect(forgotten(columns, embedded, false)).toEqual(['articles.colour', 'photographs.id']);
  });
});
