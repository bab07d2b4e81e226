import { localCollection } from '../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { describeReembedding } from '../../contracts/reembedding.js';
import { closeAfterwards, recordingLogger, temporaryFolder } from './temporary-collection.js';

describeReembedding('embedded', async () => {
  const folder = await temporaryFolder();
  return {
    async having(profile, work) {
      const { logger } = recordingLogger();
      const archive = closeAfterwards(
        await openEmbeddedArchive({ folder, profile, logger, exactSearchLimit: 2 }),
      );
      const result = await work(archive.collection(localCollection));
      await archive.close();
      return result;
    },
  };
});
