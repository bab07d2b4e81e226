import type { PostgresArchive } from '../../../src/archive/postgres/postgres-archive.js';
import { Database } from '../../../src/archive/postgres/database.js';
import { readMemberRole } from '../../../src/archive/postgres/member-role.js';
import { Session } from '../../../src/archive/postgres/session.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import { collectionTables, deskTables } from '../../../src/archive/postgres/schema/policies.js';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { createLogger } from '../../../src/logger.js';
import { sampleDimension } from '../sample-articles.js';
import { emptyDatabase } from './empty-database.js';
import { fillCollection, type FilledCollection } from './fill-collection.js';
import type { PglitePool } from './pglite-pool.js';

export const theirs = guildCollection('1');
export const ours = guildCollection('2');

/** Tables in which a full collection has rows. Vectors are on their way only while a model changes. */
export const filledTables = [...collectionTables, ...deskTables].filter((table) => table !== 'next_vectors');

/** An archive in which one collection has one of everything, and another nothing. */
export class TwoCollections {
  readonly #pool: PglitePool;
  readonly archive: PostgresArchive;
  readonly database: Database;
  readonly memberRole: string;
  readonly filled: FilledCollection;

  private constructor(
    pool: PglitePool,
    archive: PostgresArchive,
    memberRole: string,
    filled: FilledCollection,
  ) {
    this.#pool = pool;
    this.archive = archive;
    this.memberRole = memberRole;
    this.database = new Database(pool, { extensionSchema: 'public', memberRole });
    this.filled = filled;
  }

  static async open(pool: PglitePool): Promise<TwoCollections> {
    const archive = await openArchiveOn(pool, 'PGlite', {
      profile: { fingerprint: 'sample', dimension: sampleDimension },
      logger: createLogger('silent'),
    });
    const role = await pool.use((client) => readMemberRole(new Session(client, '')));
    return new TwoCollections(pool, archive, role, await fillCollection(archive, theirs));
  }

  /** Every row of the other collection, as somebody sees it whom no policy binds. */
  async theirRows(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    for (const table of filledTables) {
      const { rows } = await this.#pool.use((client) =>
        client.query<{ readonly row: string }>(
          `SELECT to_json(t)::text AS row FROM dateline.${table} AS t WHERE collection = $1 ORDER BY 1`,
          [theirs],
        ),
      );
      found.set(
        table,
        rows.map(({ row }) => row),
      );
    }
    return found;
  }

  async dispose(): Promise<void> {
    await this.archive.close();
    await emptyDatabase(this.#pool);
  }
}
