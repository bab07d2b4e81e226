import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import { openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import type { SqlPool } from '../../../src/archive/postgres/sql-client.js';
import { createLogger } from '../../../src/logger.js';
import { sampleDimension } from '../sample-articles.js';
import { makeDatabase, owner } from './make-database.js';
import { RealServer } from './real-server.js';

const logger = createLogger('silent');
/** How an archive of sample articles is opened. */
export const sampleOptions = { profile: { fingerprint: 'sample', dimension: sampleDimension }, logger };

/** To be called where tests are described: a server is there for them, and ends after them. */
export function stageServer() {
  let started: { readonly server: RealServer; readonly admin: SqlPool } | undefined;
  const running = () => {
    if (!started) throw new Error('The server is there while tests run.');
    return started;
  };
  beforeAll(async () => {
    const server = await RealServer.start();
    started = { server, admin: openPgPool({ url: server.url('postgres'), logger }) };
  });
  afterAll(async () => {
    await started?.admin.close();
    await started?.server.remove();
  });
  return {
    get server() {
      return running().server;
    },
    /** Of a superuser. */
    get admin() {
      return running().admin;
    },
    /** Makes an empty database, for the test. @returns a superuser's pool */
    async newDatabase(name: string): Promise<SqlPool> {
      const { server, admin } = running();
      const superuser = openPgPool({ url: server.url(name), logger });
      await makeDatabase(admin, superuser, name);
      onTestFinished(() => superuser.close());
      return superuser;
    },
    /** Opens a database as an archive, for the test, as whoever owns it. */
    async open(name: string): Promise<Archive> {
      const archive = await openPostgresArchive(running().server.url(name, owner), sampleOptions);
      onTestFinished(() => archive.close());
      return archive;
    },
  };
}
