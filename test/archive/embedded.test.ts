import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { createLogger } from '../../src/logger.js';
import { describeArchive } from '../contracts/archive.js';
import { sampleDimension } from './sample-articles.js';

describeArchive('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-archive-'));
  const archive = await openEmbeddedArchive({
    folder,
    profile: { fingerprint: 'sample', dimension: sampleDimension },
    logger: createLogger('silent'),
  });
  return {
    archive,
    async dispose() {
      await archive.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
