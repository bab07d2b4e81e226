import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import type { Logger } from '../../src/logger.js';
import { openAt, openOnce } from '../speed/made-archive.js';
import type { Driver } from './driver.js';

export interface EmbeddedDriverOptions {
  /** Where archives are kept between runs. */
  readonly keptFolder: string;
  /** For copies. */
  readonly scratchFolder: string;
  readonly profile: ModelProfile;
  readonly logger: Logger;
}

/** Archives in folders. */
export function embeddedDriver({
  keptFolder,
  scratchFolder,
  profile,
  logger,
}: EmbeddedDriverOptions): Driver {
  return {
    name: 'embedded',
    async made({ name, make }) {
      const folder = join(keptFolder, name);
      await openOnce(folder, profile, logger, make);
      return folder;
    },
    async copy(place) {
      const copy = await mkdtemp(join(scratchFolder, 'copy-'));
      await cp(place, copy, { recursive: true });
      return copy;
    },
    discard: (place) => rm(place, { recursive: true, force: true }),
    open: (place) => openAt(place, profile, logger),
    bytes: bytesBelow,
  };
}

/** As they lie on the disk: a file of one byte takes a block. */
async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += 512 * (await stat(join(entry.parentPath, entry.name))).blocks;
  }
  return bytes;
}
