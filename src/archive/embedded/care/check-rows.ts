import { textHash } from '../../text-hash.js';
import { versionChecksum, type VersionRow } from '../article-rows.js';
import type { Connection } from '../connection.js';
import { passageChecksum, type PassageRow } from '../passage-rows.js';
import { inFile, type Finding } from './finding.js';

/** Rows read at a time. */
const pageSize = 200;

export type StoredVersion = VersionRow & { readonly checksum: string };
export type StoredPassage = PassageRow & { readonly checksum: string; readonly vector: Buffer | null };

/** Whether a version is what was stored. Of what was purged nothing is left to be compared. */
export function isVersionWhole(row: StoredVersion): boolean {
  if (row.text === null) return true;
  return versionChecksum(row) === row.checksum && textHash(row.text) === row.text_hash;
}

/** Whether a passage and its vector are what was stored. */
export function isPassageWhole({ article_id, version, vector, checksum, ...row }: StoredPassage): boolean {
  const facts = {
    articleId: article_id,
    version,
    start: row.start_offset,
    end: row.end_offset,
    sentences: row.sentences,
    vector: vector ?? Buffer.alloc(0),
  };
  return passageChecksum(facts) === checksum;
}

/** Versions that are not what was stored. */
export function* damagedVersions(connection: Connection): Generator<StoredVersion, void> {
  for (let after = 0; ;) {
    const rows = connection.all<StoredVersion & { readonly rowid: number }>(
      'SELECT rowid, * FROM versions WHERE rowid > ? ORDER BY rowid LIMIT ?',
      after,
      pageSize,
    );
    for (const row of rows) if (!isVersionWhole(row)) yield row;
    const last = rows.at(-1);
    if (!last) return;
    after = last.rowid;
  }
}

/** Passages that are not what was stored, or whose vector is not. */
export function* damagedPassages(connection: Connection): Generator<StoredPassage, void> {
  for (let after = 0; ;) {
    const rows = connection.all<StoredPassage>(
      `SELECT p.*, stored.vector FROM passages AS p LEFT JOIN vectors AS stored ON stored.passage_id = p.id
       WHERE p.id > ? ORDER BY p.id LIMIT ?`,
      after,
      pageSize,
    );
    for (const row of rows) if (!isPassageWhole(row)) yield row;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** How a version is named to whoever looks for damage. */
export function versionWhere({
  article_id: articleId,
  version,
  title,
}: Pick<StoredVersion, 'article_id' | 'version' | 'title'>): string {
  return `article ${articleId}, version ${version}${title === null ? '' : ` (“${title}”)`}`;
}

export function passageWhere({
  id,
  article_id: articleId,
}: Pick<StoredPassage, 'id' | 'article_id'>): string {
  return `passage ${id} of article ${articleId}`;
}

export function checkVersions(connection: Connection): readonly Finding[] {
  return [...damagedVersions(connection)].map((row) => {
    const isText = row.text === null || textHash(row.text) !== row.text_hash;
    return inFile(
      versionWhere(row),
      `Its ${isText ? 'text is' : 'facts (title, outlet, dates, authors or URL) are'} not what was stored.`,
    );
  });
}

export function checkPassages(connection: Connection): readonly Finding[] {
  return [...damagedPassages(connection)].map((row) =>
    inFile(
      passageWhere(row),
      row.vector === null ? 'Its vector is missing.' : 'It, or its vector, is not what was stored.',
    ),
  );
}
