import { afterAll, beforeAll, vi } from 'vitest';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import { createLogger } from '../../../src/logger.js';
import { describeArchive } from '../../contracts/archive.js';
import { sampleDimension } from '../sample-articles.js';
import { emptyDatabase } from './empty-database.js';
import { PglitePool } from './pglite-pool.js';

// What takes five seconds in process takes longer where others use the processors, too.
vi.setConfig({ testTimeout: 120_000 });

let pool: PglitePool;

beforeAll(async () => {
  pool = await PglitePool.open();
});

afterAll(() => pool.end());

describeArchive('PostgreSQL in process', async () => {
  const archive = await openArchiveOn(pool, 'PGlite', {
    profile: { fingerprint: 'sample', dimension: sampleDimension },
    logger: createLogger('silent'),
  });
  return {
    archive,
    async dispose() {
      await archive.close();
      await emptyDatabase(pool);
    },
  };
});
