import type { PassageInContext } from '../collection.js';
import type { NextVector, ReembeddingProgress } from '../reembedding.js';
import type { Connection } from './connection.js';
import { passageChecksum, type PassageRow } from '../passage-rows.js';
import type { PassageStore } from './passage-store.js';
import { ProfileStamp } from './profile-stamp.js';
import { toVectorBytes } from '../vector-bytes.js';
import { profileStamp, type VectorProfile } from '../vector-profile.js';

/** Vectors of another model than those that are searched, until there is one for every passage. */
export const nextVectorsSchema = `
  CREATE TABLE next_vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector BLOB NOT NULL -- 32-bit floats, little endian
  ) STRICT;
  `;

const nextKey = 'next-profile';
const allVectors = 'SELECT passage_id AS id FROM vectors';
const withoutNext = `${allVectors} WHERE passage_id NOT IN (SELECT passage_id FROM next_vectors)`;

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

  /** Those that were begun with a third model are of no use, and go. */
  begin(): void {
    this.#connection.transaction(() => this.#begin());
  }

  progress(): ReembeddingProgress {
    const total = this.#connection.number('SELECT count(*) FROM vectors');
    const isBegun = isBegunWith(this.#connection, this.#profile);
    return { done: isBegun ? this.#connection.number('SELECT count(*) FROM next_vectors') : 0, total };
  }

  /** Those of removed articles are among them: they may be brought back, and where articles are removed all the time there would be no end. */
  missing(limit: number): readonly PassageInContext[] {
    const wanted = isBegunWith(this.#connection, this.#profile) ? withoutNext : allVectors;
    const ids = this.#connection.all<{ readonly id: number }>(`${wanted} LIMIT ?`, limit);
    return this.#passages.keptPassages(ids.map(({ id }) => id));
  }

  isComplete(): boolean {
    return isComplete(this.#connection, this.#profile);
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

  /** To be called in a transaction. */
  #begin(): void {
    if (isBegunWith(this.#connection, this.#profile)) return;
    this.#connection.run('DELETE FROM next_vectors');
    const stamp = profileStamp(this.#profile);
    this.#connection.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', nextKey, stamp);
  }
}

/** Whether the next vectors, where there are any, are of this model. */
function isBegunWith(connection: Connection, profile: VectorProfile): boolean {
  const stamp = profileStamp(profile);
  return connection.get('SELECT 1 FROM meta WHERE key = ? AND value = ?', nextKey, stamp) !== null;
}

/** Whether there is one for every passage, of this model. */
function isComplete(connection: Connection, profile: VectorProfile): boolean {
  return isBegunWith(connection, profile) && connection.get(`${withoutNext} LIMIT 1`) === null;
}

/**
 * Puts the next vectors in the place of the others, all at once. Stories were found by the others: their articles wait to
 * be grouped again. False where a passage has none yet, or they are of another model.
 */
export function switchVectors(connection: Connection, profile: VectorProfile): boolean {
  return connection.transaction(() => {
    if (!isComplete(connection, profile)) return false;
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
