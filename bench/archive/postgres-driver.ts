import { createHash } from 'node:crypto';
import type { Archive } from '../../src/archive/archive.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openPgPool } from '../../src/archive/postgres/pg-pool.js';
import { openPostgresArchive } from '../../src/archive/postgres/open-postgres-archive.js';
import type { SqlClient } from '../../src/archive/postgres/sql-client.js';
import type { VectorProfile } from '../../src/archive/vector-profile.js';
import type { Logger } from '../../src/logger.js';
import type { Driver } from './driver.js';

export interface PostgresDriverOptions {
  /** Of a user who may make databases and the extension. */
  readonly url: string;
  readonly profile: VectorProfile;
  readonly logger: Logger;
}

/** Of every database that is made here. */
const prefix = 'dateline_bench_';
/** Where a database notes what it was made with. */
const markKey = 'made-with';
const movedEveryMs = 500;

/** Archives in databases of their own. */
export function postgresDriver({ url, profile, logger }: PostgresDriverOptions): Driver {
  let copies = 0;
  const placeOf = (database: string): string => {
    const place = new URL(url);
    place.pathname = `/${database}`;
    return place.href;
  };
  const within = async <Result>(
    place: string,
    work: (client: SqlClient) => Promise<Result>,
  ): Promise<Result> => {
    const pool = openPgPool({ url: place, logger, size: 1 });
    try {
      return await pool.use(work);
    } finally {
      await pool.close();
    }
  };
  const drop = (database: string): Promise<void> =>
    within(url, (client) => client.execute(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  const open = (place: string): Promise<Archive> => openPostgresArchive(place, { profile, logger });

  return {
    name: 'PostgreSQL',
    open,
    async made({ name, make }) {
      const database = databaseOf(name);
      const place = placeOf(database);
      const known = await within(url, (client) =>
        client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]),
      );
      if (known.rows.length > 0 && (await markOf(await open(place))) === profile.fingerprint) return place;
      console.error(`making the database ${database}, once …`);
      await drop(database);
      await within(url, (client) =>
        client.execute(`CREATE DATABASE ${database} ENCODING UTF8 TEMPLATE template0`),
      );
      const archive = await open(place);
      try {
        // Built at once when all is in: it takes a quarter of the time.
        await within(place, (client) => client.execute(`DROP INDEX ${vectorIndex(profile)}`));
        await make(archive);
        await within(place, settled);
      } finally {
        await archive.close();
      }
      // Whoever opens it makes the index that is missing.
      const whole = await open(place);
      await whole.settings.set(localCollection, markKey, profile.fingerprint);
      await whole.close();
      await within(place, (client) => client.execute('VACUUM ANALYZE'));
      return place;
    },
    async copy(place) {
      copies += 1;
      const database = `${prefix}copy_${process.pid}_${copies}`;
      const source = new URL(place).pathname.slice(1);
      await within(url, (client) => client.execute(`CREATE DATABASE ${database} TEMPLATE ${source}`));
      return placeOf(database);
    },
    discard: (place) => drop(new URL(place).pathname.slice(1)),
    async bytes(place) {
      const { rows } = await within(place, (client) =>
        client.query<{ readonly bytes: number }>('SELECT pg_database_size(current_database()) AS bytes', []),
      );
      return rows[0]?.bytes ?? 0;
    },
  };
}

/** PostgreSQL folds names to lower case and cuts long ones. */
function databaseOf(name: string): string {
  const plain = name.replaceAll(/[^a-z0-9]+/g, '_');
  if (plain.length <= 40) return prefix + plain;
  return prefix + createHash('sha256').update(name).digest('hex').slice(0, 16);
}

function vectorIndex({ dimension }: VectorProfile): string {
  return `dateline.passages_near_${dimension}`;
}

async function markOf(archive: Archive): Promise<unknown> {
  try {
    return await archive.settings.get(localCollection, markKey);
  } finally {
    await archive.close();
  }
}

/** Resolves once no collection is on its way to a partition of its own. */
async function settled(client: SqlClient): Promise<void> {
  for (;;) {
    const { rows } = await client.query('SELECT 1 FROM dateline.collections WHERE is_moving', []);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, movedEveryMs));
  }
}
