import { setImmediate as nextTurn } from 'node:timers/promises';
import { asError } from '../../errors.js';
import type { Damage } from '../archive.js';
import type { CollectionId } from '../collection-id.js';
import { textHash } from '../text-hash.js';
import { versionChecksum, type VersionRow } from './article-rows.js';
import type { Connection } from './connection.js';
import type { OpenCollection } from './open-collection.js';
import { passageChecksum, type PassageRow } from './passage-rows.js';

/** Rows checked before others get their turn. */
const sliceSize = 200;

type Finding = Omit<Damage, 'collection'>;

/** Checks everything that a collection keeps; changes nothing. */
export async function verifyCollection(
  id: CollectionId,
  collection: OpenCollection,
): Promise<readonly Damage[]> {
  const { connection, snapshot } = collection;
  const found = [
    ...checkDatabase(connection),
    ...(await guard('articles', () => checkVersions(connection))),
    ...(await guard('passages', () => checkPassages(connection))),
    ...(await guard('keyword index', async () => checkWords(connection))),
    ...(await guard('vector index', async () => checkSnapshot(await snapshot.problem()))),
  ];
  return found.map((finding) => ({ collection: id, ...finding }));
}

/** A check that cannot even be made is a finding. */
async function guard(where: string, check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [{ where, problem: `It cannot be read: ${asError(error).message}` }];
  }
}

function checkDatabase(connection: Connection): readonly Finding[] {
  const where = connection.path;
  try {
    const rows = connection.all<{ readonly integrity_check: string }>('PRAGMA integrity_check');
    const broken = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    const orphans = connection.all<{ readonly table: string }>('PRAGMA foreign_key_check');
    return [
      ...broken.map((line) => ({ where, problem: `${line}: restore a backup` })),
      ...orphans.map(({ table }) => ({
        where,
        problem: `A row of ${table} belongs to nothing: restore a backup`,
      })),
    ];
  } catch (error) {
    return [{ where, problem: asError(error).message }];
  }
}

async function checkVersions(connection: Connection): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (let after = 0; ;) {
    const rows = connection.all<VersionRow & { readonly rowid: number; readonly checksum: string }>(
      'SELECT rowid, * FROM versions WHERE rowid > ? ORDER BY rowid LIMIT ?',
      after,
      sliceSize,
    );
    for (const row of rows) {
      const isWhole =
        row.text === null || (versionChecksum(row) === row.checksum && textHash(row.text) === row.text_hash);
      if (isWhole) continue;
      found.push({
        where: `article ${row.article_id}, version ${row.version}`,
        problem: 'It is not what was stored: restore a backup, or remove it and add it again',
      });
    }
    const last = rows.at(-1);
    if (!last) return found;
    after = last.rowid;
    await nextTurn();
  }
}

async function checkPassages(connection: Connection): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (let after = 0; ;) {
    const rows = connection.all<PassageRow & { readonly checksum: string; readonly vector: Buffer | null }>(
      `SELECT p.*, stored.vector FROM passages AS p LEFT JOIN vectors AS stored ON stored.passage_id = p.id
       WHERE p.id > ? ORDER BY p.id LIMIT ?`,
      after,
      sliceSize,
    );
    for (const row of rows) {
      const checksum = passageChecksum({
        articleId: row.article_id,
        version: row.version,
        start: row.start_offset,
        end: row.end_offset,
        sentences: row.sentences,
        vector: row.vector ?? Buffer.alloc(0),
      });
      if (checksum === row.checksum) continue;
      found.push({
        where: `passage ${row.id} of article ${row.article_id}`,
        problem: 'It is not what was stored: restore a backup, or remove the article and add it again',
      });
    }
    const last = rows.at(-1);
    if (!last) return found;
    after = last.id;
    await nextTurn();
  }
}

function checkWords(connection: Connection): readonly Finding[] {
  for (const table of ['passage_words', 'article_words']) {
    connection.execute(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
  }
  const passages = connection.number(
    'SELECT count(*) FROM passages WHERE searchable = 1 AND id NOT IN (SELECT rowid FROM passage_words)',
  );
  const articles = connection.number(
    `SELECT count(*) FROM articles WHERE removed_at IS NULL AND id NOT IN
       (SELECT article_id FROM article_terms WHERE label IN (SELECT rowid FROM article_words))`,
  );
  return Object.entries({ passages, articles })
    .filter(([, missing]) => missing > 0)
    .map(([what, missing]) => ({
      where: 'keyword index',
      problem: `${missing} ${what} are not found by their words: restore a backup`,
    }));
}

function checkSnapshot(problem: string | null): readonly Finding[] {
  return problem === null
    ? []
    : [{ where: 'vector index', problem: `${problem} It is built anew at the next start; nothing is lost` }];
}
