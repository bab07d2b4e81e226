import type { PassageInContext } from '../collection.js';
import type { NextVector, ReembeddingProgress } from '../reembedding.js';
import type { Connection } from './connection.js';
import { passageChecksum, type PassageRow } from './passage-rows.js';
import type { PassageStore } from './passage-store.js';
import { ProfileStamp, stampOf } from './profile-stamp.js';
import { toVectorBytes } from './vector-bytes.js';
import type { VectorProfile } from './vector-profile.js';

/** Vectors of another model than those that are searched, until there is one for every passage. */
export const nextVectorsSchema = `
  CREATE TABLE next_vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector BLOB NOT NULL -- 32-bit floats, little endian
  ) STRICT;
  `;

const nextKey = 'next-profile';
const withoutNext =
  'SELECT passage_id AS id FROM vectors WHERE passage_id NOT IN (SELECT passage_id FROM next_vectors)';

/** Keeps the vectors of the archive's model beside those of another. */
export class NextVectors {
  readonly #connection: Connection;
  readonly #passages: PassageStore;
  readonly #profile: VectorProfile;

  constructor(connection: Connection, passages: PassageStore, profile: VectorProfile) {
    this.#connection = connection;
    this.#passages = passages;
    this.#profile = profile;
  }

  progress(): ReembeddingProgress {
    this.#begin();
    const total = this.#connection.number('SELECT count(*) FROM vectors');
    return { done: this.#connection.number('SELECT count(*) FROM next_vectors'), total };
  }

  /** Those of removed articles are not among them: they are purged soon, or brought back. */
  missing(limit: number): readonly PassageInContext[] {
    this.#begin();
    const ids = this.#connection.all<{ readonly id: number }>(
      `${withoutNext} AND passage_id IN (
         SELECT p.id FROM passages AS p JOIN articles AS a ON a.id = p.article_id WHERE a.removed_at IS NULL) LIMIT ?`,
      limit,
    );
    return this.#passages.passages(ids.map(({ id }) => id));
  }

  keep(vectors: readonly NextVector[]): void {
    this.#connection.transaction(() => {
      this.#begin();
      for (const { passageId, vector } of vectors) {
        this.#connection.run(
          'INSERT OR REPLACE INTO next_vectors (passage_id, vector) SELECT id, ? FROM passages WHERE id = ?',
          toVectorBytes(vector),
          passageId,
        );
      }
    });
  }

  /** What was begun with a third model is of no use. */
  #begin(): void {
    const stamp = stampOf(this.#profile);
    if (this.#connection.get('SELECT 1 FROM meta WHERE key = ? AND value = ?', nextKey, stamp)) return;
    this.#connection.run('DELETE FROM next_vectors');
    this.#connection.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', nextKey, stamp);
  }
}

/**
 * Puts the next vectors in the place of the others, all at once. Stories were found by the others: their articles wait to
 * be grouped again. False where a passage has none yet, or they are of another model.
 */
export function switchVectors(connection: Connection, profile: VectorProfile): boolean {
  return connection.transaction(() => {
    const isBegun = connection.get(
      'SELECT 1 FROM meta WHERE key = ? AND value = ?',
      nextKey,
      stampOf(profile),
    );
    if (!isBegun || connection.get(`${withoutNext} LIMIT 1`)) return false;
    connection.run(
      'UPDATE vectors SET vector = next.vector FROM next_vectors AS next WHERE next.passage_id = vectors.passage_id',
    );
    renewChecksums(connection);
    connection.run('DELETE FROM next_vectors');
    connection.run('DELETE FROM story_signs');
    connection.run('DELETE FROM meta WHERE key = ?', nextKey);
    new ProfileStamp(connection, profile).write();
    return true;
  });
}

const rowsAtOnce = 500;

function renewChecksums(connection: Connection): void {
  for (let after = 0; ;) {
    const rows = connection.all<PassageRow & { readonly vector: Buffer }>(
      `SELECT p.*, stored.vector FROM passages AS p JOIN vectors AS stored ON stored.passage_id = p.id
       WHERE p.id > ? ORDER BY p.id LIMIT ?`,
      after,
      rowsAtOnce,
    );
    for (const row of rows) {
      const { article_id: articleId, version, start_offset: start, end_offset: end, sentences, vector } = row;
      const checksum = passageChecksum({ articleId, version, start, end, sentences, vector });
      connection.run('UPDATE passages SET checksum = ? WHERE id = ?', checksum, row.id);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
