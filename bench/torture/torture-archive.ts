import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import type { Archive } from '../../src/archive/archive.js';
import type { VectorProfile } from '../../src/archive/embedded/vector-profile.js';
import type { Logger } from '../../src/logger.js';
import { sampleDimension } from '../../test/archive/sample-articles.js';

export const wordProfile: VectorProfile = { fingerprint: 'words', dimension: sampleDimension };

/** So few passages that a vector index is built, saved and loaded all the time. */
const exactSearchLimit = 60;

export function openTortureArchive(
  folder: string,
  logger: Logger,
  profile: VectorProfile = wordProfile,
): Promise<Archive> {
  return openEmbeddedArchive({ folder, profile, logger, exactSearchLimit });
}
