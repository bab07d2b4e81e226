import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import { createLogger } from '../../../src/logger.js';
import { describeReembedding } from '../../contracts/reembedding.js';
import { emptyDatabase } from './empty-database.js';
import { PglitePool } from './pglite-pool.js';

let pool: PglitePool;

beforeAll(async () => {
  pool = await PglitePool.open();
});

afterAll(() => pool.end());

describeReembedding('PostgreSQL', async () => {
  onTestFinished(() => emptyDatabase(pool));
  return {
    async having(profile, work) {
      const options = { profile, logger: createLogger('silent'), exactLimit: 2 };
      const archive = await openArchiveOn(pool, 'PGlite', options);
      const result = await work(archive.collection(localCollection));
      await archive.close();
      return result;
    },
  };
});
