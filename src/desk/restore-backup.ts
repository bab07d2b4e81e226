import { restoreArchive, type RestoreSummary } from '../archive/embedded/backup/restore-archive.js';
import { purgeKind, undoMs } from './purge-job.js';
import { lookedAtSetting } from './reembed-job.js';

/** What `restoreBackup` needs to know. */
export interface RestoreRequest {
  /** The backup. */
  readonly file: string;
  readonly archiveFolder: string;
  /** Whether an archive that is there already may be moved aside. */
  readonly replace: boolean;
  /** Told of each file that is being unpacked. */
  readonly onMember?: (name: string) => void;
}

/**
 * Makes a backup the archive in a folder, as `restoreArchive` does. What had been removed when it was made is purged when
 * its ten minutes are over, as it would have been, and all collections are looked at for the model that they are read with.
 */
export function restoreBackup({ archiveFolder, ...request }: RestoreRequest): Promise<RestoreSummary> {
  return restoreArchive({
    ...request,
    folder: archiveFolder,
    staleSettings: [lookedAtSetting],
    purgeJob: (collection, removedAt) => ({
      kind: purgeKind,
      collection,
      payload: null,
      runAfter: new Date(Date.parse(removedAt) + undoMs).toISOString(),
    }),
  });
}
