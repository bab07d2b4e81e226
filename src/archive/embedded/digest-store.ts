import type { CollectionId } from '../collection-id.js';
import type { Digest, DigestChanges, DigestRhythm, Digests } from '../digests.js';
import { toDigest, type DigestRow } from '../digest-rows.js';
import { placeKey } from '../place.js';
import type { Connection, SqlValue } from './connection.js';
import { isoMoment } from '../iso-moment.js';
import { forgottenIn, naming } from '../naming-json.js';

/** The digests that are posted, in `desk.sqlite`. */
export class DigestStore implements Digests {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async set(digest: Digest): Promise<void> {
    this.#connection.run(
      `INSERT OR REPLACE INTO digests (collection, rhythm, minute_of_day, weekday, place, set_up, time_zone, next_at,
         new_since, attempt, stopped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      digest.collection,
      digest.rhythm,
      digest.minuteOfDay,
      digest.weekday,
      placeKey(digest.place),
      JSON.stringify(digest.setUp),
      digest.timeZone,
      isoMoment(digest.nextAt),
      isoMoment(digest.newSince),
      digest.attempt && JSON.stringify(digest.attempt),
      digest.stopped,
    );
  }

  async list(collection: CollectionId): Promise<readonly Digest[]> {
    return this.#all('WHERE collection = ? ORDER BY rhythm', collection);
  }

  async posted(): Promise<readonly Digest[]> {
    return this.#all('WHERE stopped IS NULL ORDER BY next_at, collection, rhythm');
  }

  async due(now: string): Promise<readonly Digest[]> {
    return this.#all(
      'WHERE stopped IS NULL AND next_at <= ? ORDER BY next_at, collection, rhythm',
      isoMoment(now),
    );
  }

  async nextAfter(now: string): Promise<string | null> {
    const row = this.#connection.get<{ readonly next: string | null }>(
      'SELECT min(next_at) AS next FROM digests WHERE stopped IS NULL AND next_at > ?',
      isoMoment(now),
    );
    return row?.next ?? null;
  }

  async change(
    { collection, rhythm, setUp }: Pick<Digest, 'collection' | 'rhythm' | 'setUp'>,
    changes: DigestChanges,
  ): Promise<Digest | null> {
    return this.#connection.transaction(() => {
      const [digest] = this.#all('WHERE collection = ? AND rhythm = ?', collection, rhythm);
      if (digest?.setUp.at !== setUp.at) return null;
      const changed = { ...digest, ...changes };
      const row = [
        changed.timeZone,
        isoMoment(changed.nextAt),
        isoMoment(changed.newSince),
        changed.attempt && JSON.stringify(changed.attempt),
        changed.stopped,
      ];
      this.#connection.run(
        `UPDATE digests SET time_zone = ?, next_at = ?, new_since = ?, attempt = ?, stopped = ?
         WHERE collection = ? AND rhythm = ?`,
        ...row,
        collection,
        rhythm,
      );
      return this.#all('WHERE collection = ? AND rhythm = ?', collection, rhythm)[0] ?? null;
    });
  }

  async remove(collection: CollectionId, rhythm: DigestRhythm): Promise<boolean> {
    const { changes } = this.#connection.run(
      'DELETE FROM digests WHERE collection = ? AND rhythm = ?',
      collection,
      rhythm,
    );
    return changes > 0;
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return this.forget(collection);
  }

  /** As `removeAll`, at once. */
  forget(collection: string): number {
    return this.#connection.run('DELETE FROM digests WHERE collection = ?', collection).changes;
  }

  /** Those that he set up, in all collections. */
  ofPerson(personId: string): readonly Digest[] {
    return this.#all('WHERE instr(set_up, ?) > 0 ORDER BY collection, rhythm', naming(personId));
  }

  /** Those in channels stay, and say no more who set them up. */
  forgetEverywhere(personId: string): void {
    this.#connection.run('DELETE FROM digests WHERE place = ?', placeKey({ kind: 'person', id: personId }));
    for (const { collection, rhythm, setUp } of this.ofPerson(personId)) {
      this.#connection.run(
        'UPDATE digests SET set_up = ? WHERE collection = ? AND rhythm = ?',
        forgottenIn(JSON.stringify({ ...setUp, locale: null }), personId),
        collection,
        rhythm,
      );
    }
  }

  #all(condition: string, ...values: SqlValue[]): readonly Digest[] {
    return this.#connection.all<DigestRow>(`SELECT * FROM digests ${condition}`, ...values).map(toDigest);
  }
}
