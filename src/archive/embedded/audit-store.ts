import {
  auditRetentionMs,
  mostAuditEntries,
  sameImportMs,
  type Audit,
  type AuditEntry,
  type AuditPage,
  type NewAuditEntry,
} from '../audit.js';
import type { CollectionId } from '../collection-id.js';
import { momentFrom } from '../usage.js';
import { toAuditEntry, type AuditRow } from '../audit-rows.js';
import type { Connection } from './connection.js';

/** Who did what, in `desk.sqlite`. */
export class AuditStore implements Audit {
  readonly #connection: Connection;

  /** What is too old goes also where nothing new is noted any more. */
  constructor(connection: Connection) {
    this.#connection = connection;
    this.#dropOld(new Date().toISOString());
  }

  async note(entry: NewAuditEntry): Promise<void> {
    this.#connection.transaction(() => {
      this.#dropOld(entry.at);
      if (entry.deed.kind === 'articles-imported' && this.#countOneMore(entry)) return;
      const { collection, at, by, deed } = entry;
      this.#connection.run(
        'INSERT INTO audit (collection, at, person_id, person_name, deed) VALUES (?, ?, ?, ?, ?)',
        collection,
        at,
        by.id,
        by.name,
        JSON.stringify(deed),
      );
      this.#connection.run(
        `DELETE FROM audit WHERE collection = ? AND id <= coalesce(
           (SELECT id FROM audit WHERE collection = ? ORDER BY id DESC LIMIT 1 OFFSET ?), 0)`,
        collection,
        collection,
        mostAuditEntries,
      );
    });
  }

  async list(
    collection: CollectionId,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<AuditPage> {
    const rows = this.#connection.all<AuditRow>(
      `SELECT collection, at, person_id, person_name, deed, count FROM audit
       WHERE collection = ? ORDER BY id DESC LIMIT ? OFFSET ?`,
      collection,
      limit,
      offset,
    );
    const total = this.#connection.number('SELECT count(*) FROM audit WHERE collection = ?', collection);
    return { entries: rows.map(toAuditEntry), total };
  }

  async forgetPerson(collection: CollectionId, personId: string): Promise<number> {
    const { changes } = this.#connection.run(
      'UPDATE audit SET person_id = NULL, person_name = NULL WHERE collection = ? AND person_id = ?',
      collection,
      personId,
    );
    return changes;
  }

  /** What he did, in all collections, the oldest first. */
  ofPerson(personId: string): readonly AuditEntry[] {
    return this.#connection
      .all<AuditRow>(
        'SELECT collection, at, person_id, person_name, deed, count FROM audit WHERE person_id = ? ORDER BY id',
        personId,
      )
      .map(toAuditEntry);
  }

  /** As `forgetPerson`, in all collections. */
  forgetEverywhere(personId: string): void {
    this.#connection.run(
      'UPDATE audit SET person_id = NULL, person_name = NULL WHERE person_id = ?',
      personId,
    );
  }

  /** Drops what is known of a collection. */
  forget(collection: string): void {
    this.#connection.run('DELETE FROM audit WHERE collection = ?', collection);
  }

  #countOneMore({ collection, at, by, deed }: NewAuditEntry): boolean {
    const { changes } = this.#connection.run(
      `UPDATE audit SET count = count + 1, at = max(at, ?) WHERE id = (
         SELECT id FROM audit WHERE collection = ? AND person_id = ? AND deed = ? AND at > ?
         ORDER BY id DESC LIMIT 1)`,
      at,
      collection,
      by.id,
      JSON.stringify(deed),
      momentFrom(at, -sameImportMs),
    );
    return changes > 0;
  }

  #dropOld(now: string): void {
    this.#connection.run('DELETE FROM audit WHERE at <= ?', momentFrom(now, -auditRetentionMs));
  }
}
