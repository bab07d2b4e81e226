import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import type { SqlPool } from '../../../src/archive/postgres/sql-client.js';
import { createLogger } from '../../../src/logger.js';
import { describeArchive } from '../../contracts/archive.js';
import { sampleDimension } from '../sample-articles.js';
import { emptyDatabase } from './empty-database.js';
import { makeDatabase, owner } from './make-database.js';
import { RealServer, serverPrograms } from './real-server.js';

const logger = createLogger('silent');

describe.skipIf(serverPrograms === '')('on a server (set TEST_POSTGRES_BIN to try it)', () => {
  let server: RealServer;
  let superuser: SqlPool;

  beforeAll(async () => {
    server = await RealServer.start();
    const admin = openPgPool({ url: server.url('postgres'), logger });
    superuser = openPgPool({ url: server.url('archive'), logger });
    await makeDatabase(admin, superuser, 'archive');
    await admin.close();
  });

  afterAll(async () => {
    await superuser.close();
    await server.remove();
  });

  test('the owner is no superuser, and what reads and writes is not the owner', async () => {
    const archive = await openPostgresArchive(server.url('archive', owner), {
      profile: { fingerprint: 'sample', dimension: sampleDimension },
      logger,
    });
    await archive.close();
    const { rows } = await superuser.use((client) =>
      client.query<{ readonly owned: number; readonly unforced: number }>(
        `SELECT count(*) FILTER (WHERE pg_get_userbyid(relowner) <> $1) AS owned,
           count(*) FILTER (WHERE NOT relforcerowsecurity AND relname <> 'migrations' AND NOT relispartition) AS unforced
         FROM pg_class WHERE relnamespace = 'dateline'::regnamespace AND relkind IN ('r', 'p')`,
        [owner],
      ),
    );
    expect(rows).toEqual([{ owned: 0, unforced: 0 }]);
  });

  describeArchive('PostgreSQL on a server', async () => {
    const archive = await openPostgresArchive(server.url('archive', owner), {
      profile: { fingerprint: 'sample', dimension: sampleDimension },
      logger,
    });
    return {
      archive,
      async dispose() {
        await archive.close();
        await emptyDatabase(superuser);
      },
    };
  });
});
