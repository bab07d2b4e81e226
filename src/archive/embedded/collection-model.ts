import type { EmbeddedPassage } from '../article.js';
import type { ReembeddingProgress, ServedModel } from '../reembedding.js';
import type { Connection } from './connection.js';
import { NextVectors } from './next-vectors.js';
import type { PassageStore } from './passage-store.js';
import { ProfileStamp } from './profile-stamp.js';
import type { VectorProfile } from '../vector-profile.js';

/** By which model a collection is searched, and the vectors of the archive's own on their way, where that is another. */
export class CollectionModel {
  readonly next: NextVectors;
  readonly #connection: Connection;
  readonly #stamp: ProfileStamp;

  constructor(connection: Connection, passages: PassageStore, profile: VectorProfile) {
    this.#connection = connection;
    this.#stamp = new ProfileStamp(connection, profile);
    this.next = new NextVectors(connection, passages, profile);
  }

  served(): ServedModel {
    return this.#stamp.served();
  }

  /**
   * Prepares for the vectors of the archive's model, where another is served; else notes what it is made from, where vectors
   * of it are there from before that was kept.
   */
  begin(): void {
    if (!this.served().isCurrent) this.next.begin();
    else if (this.#connection.get('SELECT 1 FROM vectors LIMIT 1')) this.#stamp.write();
  }

  /** How far they are; null where the archive's is served. */
  progress(): ReembeddingProgress | null {
    return this.served().isCurrent ? null : this.next.progress();
  }

  /**
   * Passages as they are stored: where the collection is searched by another model, with vectors of nothing, which are near
   * nothing. To be called in the transaction that stores them, with `keepNext` behind.
   */
  storable(passages: readonly EmbeddedPassage[]): readonly EmbeddedPassage[] {
    const { isCurrent, dimension } = this.served();
    if (isCurrent) {
      this.#stamp.write();
      return passages;
    }
    const nothing = new Float32Array(dimension);
    return passages.map((passage) => ({ ...passage, vector: nothing }));
  }

  /** Keeps the vectors of an article's newest passages for later, where they were stored without. */
  keepNext(articleId: string, passages: readonly EmbeddedPassage[]): void {
    if (this.served().isCurrent) return;
    const rows = this.#connection.all<{ readonly id: number; readonly start: number }>(
      'SELECT id, start_offset AS start FROM passages WHERE article_id = ? AND searchable = 1',
      articleId,
    );
    const vectors = new Map(passages.map(({ start, vector }) => [start, vector]));
    this.next.keep(
      rows.flatMap(({ id, start }) => {
        const vector = vectors.get(start);
        return vector ? [{ passageId: id, vector }] : [];
      }),
    );
  }
}
