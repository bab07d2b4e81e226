import type { Logger } from '../../logger.js';
import type { Archive } from '../archive.js';
import { databasePlace } from '../database-url.js';
import type { VectorProfile } from '../vector-profile.js';
import { openingError } from './opening-error.js';
import { Database } from './database.js';
import { usualExactLimit } from './dense-search.js';
import { JobQueues } from './desk/job-queues.js';
import { readMemberRole } from './member-role.js';
import { migrate, refuseNewer } from './migrate.js';
import { OwnPartitions } from './own-partitions.js';
import { refuseUnfinishedMove } from './move/move-marks.js';
import { openPgPool } from './pg-pool.js';
import { PostgresArchive } from './postgres-archive.js';
import { Presence } from './presence.js';
import { requireServer } from './require-server.js';
import { mostIndexedNumbers, vectorIndexSql } from './schema/passages-schema.js';
import { Session } from './session.js';
import type { SqlPool } from './sql-client.js';

export interface PostgresArchiveOptions {
  readonly profile: VectorProfile;
  readonly logger: Logger;
  /** Up to so many passages all are compared; tests that are about the index have it low. */
  readonly exactLimit?: number;
  /** Past so many a collection gets a partition of its own. */
  readonly sharedLimit?: number;
}

/**
 * Opens the archive in a database: `postgres://user:password@host:port/database`. Any number of processes may.
 * @throws SetupError where the server cannot be reached or is too old, pgvector is missing, a right is, or a newer version wrote
 *   the database, which is left as it is then.
 */
export async function openPostgresArchive(url: string, options: PostgresArchiveOptions): Promise<Archive> {
  const pool = openPgPool({ url, logger: options.logger });
  try {
    return await openArchiveOn(pool, databasePlace(url), options);
  } catch (error) {
    await pool.close().catch(() => {});
    throw error;
  }
}

/** The same on any pool. @param where what messages call the database */
export async function openArchiveOn(
  pool: SqlPool,
  where: string,
  { profile, logger, exactLimit = usualExactLimit, sharedLimit }: PostgresArchiveOptions,
): Promise<PostgresArchive> {
  let queues: JobQueues | null = null;
  try {
    const { version, extension, extensionSchema } = await pool.use(async (client) => {
      await refuseNewer(client, where);
      return requireServer(client, where, true);
    });
    await migrate(pool, extensionSchema, where);
    await pool.use((client) => refuseUnfinishedMove(client, where));
    const memberRole = await pool.use((client) => readMemberRole(new Session(client, '')));
    const database = new Database(pool, { extensionSchema, memberRole });
    await makeVectorIndex(database, profile.dimension);
    const key = await database.desk((session) =>
      session.get<{ readonly value: string }>("SELECT value FROM meta WHERE key = 'uses-key'"),
    );
    if (!key) throw new Error('The key under which uses are counted is missing.');
    queues = await JobQueues.open(pool, logger);
    logger.info({ postgresql: version, pgvector: extension }, 'The archive is in PostgreSQL.');
    const archive = new PostgresArchive({
      database,
      presence: new Presence(pool, logger),
      queues,
      partitions: new OwnPartitions(database, logger, sharedLimit),
      profile,
      logger,
      exactLimit,
      usesKey: key.value,
    });
    await archive.audit.dropOld();
    return archive;
  } catch (error) {
    // It looks after itself from time to time, which would keep the process alive.
    await queues?.close().catch(() => {});
    throw openingError(error, where);
  }
}

/** Each dimension has an index of its own. Made where there is none, and then nobody writes for a moment. */
export async function makeVectorIndex(database: Database, dimension: number): Promise<void> {
  if (dimension > mostIndexedNumbers) return;
  await database.own(async (session) => {
    const name = `dateline.passages_near_${dimension}`;
    if (await session.get('SELECT 1 WHERE to_regclass($1) IS NOT NULL', name)) return;
    await session.lock('dateline vector index');
    await session.execute(vectorIndexSql(dimension));
  });
}
