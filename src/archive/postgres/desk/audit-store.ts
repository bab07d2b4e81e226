import { toAuditEntry, type AuditRow } from '../../audit-rows.js';
import {
  auditRetentionMs,
  mostAuditEntries,
  sameImportMs,
  type Audit,
  type AuditEntry,
  type AuditPage,
  type NewAuditEntry,
} from '../../audit.js';
import type { CollectionId } from '../../collection-id.js';
import { momentFrom } from '../../usage.js';
import type { Database } from '../database.js';
import type { Session } from '../session.js';

const columns = 'collection, at, person_id, person_name, deed, count';

/** Who did what. */
export class AuditStore implements Audit {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What is too old goes also where nothing new is noted any more. */
  dropOld(): Promise<number> {
    return this.#database.desk((session) => dropOld(session, new Date().toISOString()));
  }

  async note(entry: NewAuditEntry): Promise<void> {
    await this.#database.desk(async (session) => {
      await dropOld(session, entry.at);
      if (entry.deed.kind === 'articles-imported') {
        // Of several articles that come at one moment each is counted, and one makes the entry.
        await session.lock(`import ${entry.collection}`);
        if (await countOneMore(session, entry)) return;
      }
      const { collection, at, by, deed } = entry;
      await session.run(
        'INSERT INTO audit (collection, at, person_id, person_name, deed) VALUES ($1, $2, $3, $4, $5)',
        collection,
        at,
        by.id,
        by.name,
        JSON.stringify(deed),
      );
      await session.run(
        `DELETE FROM audit WHERE collection = $1 AND id <= coalesce(
           (SELECT id FROM audit WHERE collection = $1 ORDER BY id DESC LIMIT 1 OFFSET $2), 0)`,
        collection,
        mostAuditEntries,
      );
    });
  }

  list(
    collection: CollectionId,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<AuditPage> {
    return this.#database.read(collection, async (session) => {
      const rows = await session.all<AuditRow>(
        `SELECT ${columns} FROM audit WHERE collection = $1 ORDER BY id DESC LIMIT $2 OFFSET $3`,
        collection,
        limit,
        offset,
      );
      const total = await session.number('SELECT count(*) FROM audit WHERE collection = $1', collection);
      return { entries: rows.map(toAuditEntry), total };
    });
  }

  forgetPerson(collection: CollectionId, personId: string): Promise<number> {
    return this.#database.write(collection, (session) =>
      session.run(
        'UPDATE audit SET person_id = NULL, person_name = NULL WHERE collection = $1 AND person_id = $2',
        collection,
        personId,
      ),
    );
  }
}

/** What a person did, in all collections, the oldest first. */
export async function deedsOf(session: Session, personId: string): Promise<readonly AuditEntry[]> {
  const sql = `SELECT ${columns} FROM audit WHERE person_id = $1 ORDER BY id`;
  return (await session.all<AuditRow>(sql, personId)).map(toAuditEntry);
}

async function countOneMore(session: Session, { collection, at, by, deed }: NewAuditEntry): Promise<boolean> {
  const changes = await session.run(
    `UPDATE audit SET count = count + 1, at = CASE WHEN at < $1 THEN $1 ELSE at END WHERE id = (
       SELECT id FROM audit WHERE collection = $2 AND person_id = $3 AND deed = $4 AND at > $5
       ORDER BY id DESC LIMIT 1)`,
    at,
    collection,
    by.id,
    JSON.stringify(deed),
    momentFrom(at, -sameImportMs),
  );
  return changes > 0;
}

function dropOld(session: Session, now: string): Promise<number> {
  return session.run('DELETE FROM audit WHERE at <= $1', momentFrom(now, -auditRetentionMs));
}
