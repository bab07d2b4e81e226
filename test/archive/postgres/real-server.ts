import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer } from '../../../bench/archive/postgres-server.js';

/** The folder of initdb, pg_ctl and postgres, of an installation that has pgvector. Without it, nothing is tried on a server. */
export const serverPrograms = process.env['TEST_POSTGRES_BIN'] ?? '';

/** A PostgreSQL server of its own in a temporary folder. */
export type RealServer = PostgresServer;

/** Starts one. "owner" is a user of it that an operator would give Dateline. */
export const RealServer = {
  async start(): Promise<RealServer> {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-postgres-'));
    // Nothing of it is kept, so it need not wait for the disk.
    return PostgresServer.start({ programs: serverPrograms, folder, settings: ['fsync=off'] });
  },
};
