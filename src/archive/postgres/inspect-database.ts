import { createLogger } from '../../logger.js';
import { databasePlace } from '../database-url.js';
import { openingError } from './opening-error.js';
import { migrations, refuseNewer } from './migrate.js';
import { openPgPool } from './pg-pool.js';
import { refuseUnfinishedMove } from './move/move-marks.js';
import { requireMaker, requireServer } from './require-server.js';

/** A database, looked at from outside. */
export interface InspectedDatabase {
  /** Version of PostgreSQL. */
  readonly server: string;
  /** Version of pgvector. */
  readonly extension: string;
  /** 0 where there is no archive in it yet. */
  readonly schema: number;
  /** The newest schema that this version knows. */
  readonly known: number;
}

/** Looks at the database of an archive and changes nothing. @throws SetupError where it cannot be one. */
export async function inspectDatabase(url: string): Promise<InspectedDatabase> {
  const where = databasePlace(url);
  const pool = openPgPool({ url, logger: createLogger('silent'), size: 1 });
  try {
    return await pool.use(async (client) => {
      const schema = await refuseNewer(client, where);
      const { version, extension } = await requireServer(client, where, false);
      if (schema === 0) await requireMaker(client, where);
      else await refuseUnfinishedMove(client, where);
      return { server: version, extension, schema, known: migrations.length };
    });
  } catch (error) {
    throw openingError(error, where);
  } finally {
    await pool.close();
  }
}
