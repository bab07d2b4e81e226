import type { Logger } from '../logger.js';
import type { Archive } from './archive.js';
import { usualReserveBytes } from './embedded/disk-reserve.js';
import { openEmbeddedArchive } from './embedded/embedded-archive.js';
import type { VectorProfile } from './vector-profile.js';

export interface ArchiveOptions {
  /** Of the embedded archive. */
  readonly folder: string;
  /** Of a PostgreSQL database that is the archive instead; null: the folder is. */
  readonly url: string | null;
  readonly profile: VectorProfile;
  readonly logger: Logger;
  /** Memory for the vector indexes of an embedded archive, in bytes. */
  readonly indexBytes: number;
}

/** Opens the archive by the driver that it needs. @throws SetupError where it cannot be used. */
export async function openArchive({ folder, url, indexBytes, ...rest }: ArchiveOptions): Promise<Archive> {
  if (url === null)
    return openEmbeddedArchive({ folder, indexBytes, reserveBytes: usualReserveBytes, ...rest });
  // Loaded here, so that whoever keeps his archive in a folder need not wait for it.
  const { openPostgresArchive } = await import('./postgres/open-postgres-archive.js');
  return openPostgresArchive(url, rest);
}
