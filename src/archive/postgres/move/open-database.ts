import { SetupError } from '../../../errors.js';
import type { Logger } from '../../../logger.js';
import type { Jobs } from '../../jobs.js';
import { openingError } from '../opening-error.js';
import { Database } from '../database.js';
import { JobQueues } from '../desk/job-queues.js';
import { JobsStore } from '../desk/jobs-store.js';
import { readMemberRole } from '../member-role.js';
import { migrate, migrations, refuseNewer } from '../migrate.js';
import { Presence } from '../presence.js';
import { requireServer, type ServerFacts } from '../require-server.js';
import { Session } from '../session.js';
import type { SqlPool } from '../sql-client.js';
import { lockDatabase, type MoveLock } from './move-lock.js';
import { refuseUnfinishedMove } from './move-marks.js';

/** A database that a move is at. */
export interface OpenedDatabase {
  readonly where: string;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly lock: MoveLock;
  /** Numbers in the vectors that are searched. */
  readonly dimension: number;
  close(): Promise<void>;
}

export interface DatabaseToMove {
  readonly pool: SqlPool;
  /** What messages call the database. */
  readonly where: string;
  readonly dimension: number;
  readonly logger: Logger;
}

/** @throws SetupError where there is no archive in the database, or it is not ready to be moved. */
export function openSourceDatabase(options: DatabaseToMove): Promise<OpenedDatabase> {
  const { pool, where } = options;
  return opened(options, undefined, JobQueues.openToRead, async (version) => {
    if (version === 0) {
      throw new SetupError(`There is no archive at ${where}: name the database that holds one in --from.`);
    }
    if (version < migrations.length) {
      throw new SetupError(
        `The archive at ${where} cannot be moved, since an older version of Dateline wrote it: run "dateline stats" with it, then move it.`,
      );
    }
    await pool.use((client) => refuseUnfinishedMove(client, where));
    return pool.use((client) => requireServer(client, where, false));
  });
}

/** Makes the schema where there is none. @param source of the database that is moved from, where it is one */
export function openTargetDatabase(options: DatabaseToMove, source?: MoveLock): Promise<OpenedDatabase> {
  const { pool, where } = options;
  return opened(options, source, JobQueues.open, async (version) => {
    if (version > 0 && version < migrations.length) {
      throw new SetupError(
        `The database at ${where} is not empty: it holds an archive of an older version of Dateline. Move to an empty database.`,
      );
    }
    const facts = await pool.use((client) => requireServer(client, where, true));
    await migrate(pool, facts.extensionSchema, where);
    return facts;
  });
}

async function opened(
  { pool, where, dimension, logger }: DatabaseToMove,
  other: MoveLock | undefined,
  openQueues: typeof JobQueues.open,
  prepare: (version: number) => Promise<ServerFacts>,
): Promise<OpenedDatabase> {
  let lock: MoveLock | null = null;
  try {
    lock = await lockDatabase(pool, where, other);
    const version = await pool.use((client) => refuseNewer(client, where));
    const { extensionSchema } = await prepare(version);
    const memberRole = await pool.use((client) => readMemberRole(new Session(client, '')));
    const database = new Database(pool, { extensionSchema, memberRole });
    const presence = new Presence(pool);
    const queues = await openQueues(pool, logger);
    const held = lock;
    return {
      where,
      database,
      jobs: new JobsStore(database, presence, queues),
      lock,
      dimension,
      async close() {
        await queues.close();
        await presence.close();
        await held.release();
        await database.close();
      },
    };
  } catch (error) {
    await lock?.release();
    await pool.close().catch(() => {});
    throw openingError(error, where);
  }
}
