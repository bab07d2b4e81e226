import { join } from 'node:path';
import { PostgresServer } from './postgres-server.js';

/** What a machine of some memory is given; everything else as PostgreSQL comes, waiting for the disk included. */
const settings = ['shared_buffers=1GB', 'maintenance_work_mem=1GB', 'max_wal_size=4GB'];

/** A server to measure. */
export interface BenchServer {
  /** Of a user who may make databases. */
  readonly url: string;
  close(): Promise<void>;
}

/** The server that was named, or one of its own, whose databases are kept in a folder; null where there is neither. */
export async function openBenchServer(keptFolder: string): Promise<BenchServer | null> {
  const { DATELINE_BENCH_POSTGRES: named, TEST_POSTGRES_BIN: programs } = process.env;
  if (named) return { url: named, close: () => Promise.resolve() };
  if (!programs) return null;
  const folder = join(keptFolder, 'postgres');
  const server = await PostgresServer.start({ programs, folder, settings });
  return { url: server.url('postgres'), close: () => server.stop('fast') };
}
