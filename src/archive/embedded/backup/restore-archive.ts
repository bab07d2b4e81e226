import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asError, UserError } from '../../../errors.js';
import type { BackupContents } from '../../backup.js';
import type { CollectionId } from '../../collection-id.js';
import type { Jobs } from '../../jobs.js';
import { lockArchive } from '../archive-lock.js';
import { finishPuttingInPlace } from '../care/put-in-place.js';
import { Connection } from '../connection.js';
import { syncFile } from '../durable-file.js';
import { JobsStore } from '../jobs-store.js';
import { makeFolder } from '../make-folder.js';
import { SettingsStore } from '../settings-store.js';
import { contentsOf, deskMember, type BackupManifest } from './backup-manifest.js';
import { checkStaged } from './check-staged.js';
import { beginReplacing, finishReplacing, isInhabited, replaceArchive } from './replace-archive.js';
import { stageBackup } from './stage-backup.js';

export interface RestoreOptions {
  /** The backup. */
  readonly file: string;
  /** The archive's; made where it is missing. */
  readonly folder: string;
  /** Whether an archive that is there already may be moved aside. */
  readonly replace: boolean;
  /** The job that purges what was removed until this moment and was not purged yet when the backup was made. */
  readonly purgeJob: (collection: CollectionId, removedAt: string) => Parameters<Jobs['enqueue']>[0];
  /** What the desk's settings say of all collections at one moment, and not of those in a backup: it is forgotten. */
  readonly staleSettings?: readonly { readonly collection: CollectionId; readonly key: string }[];
  /** Told of each file that is being unpacked, by its name in the backup. */
  readonly onMember?: (name: string) => void;
}

/** What was restored. */
export interface RestoreSummary extends BackupContents {
  /** When the backup was made: ISO 8601, UTC. */
  readonly createdAt: string;
  /** Folder into which the archive that was there has been moved; null where there was none. */
  readonly keptIn: string | null;
}

/**
 * Puts a backup in the place of the archive in a folder, after everything in it has been checked. A process that ends
 * meanwhile leaves the old archive or the new one, of which the next start sees to the rest.
 * @throws SetupError where the archive is in use, or its folder cannot be; UserError where the file is no whole backup
 *   that this version can use, and "archive-not-empty" where there is an archive that is not to be replaced. Then nothing
 *   is changed.
 */
export async function restoreArchive(options: RestoreOptions): Promise<RestoreSummary> {
  const { file, folder, replace } = options;
  await assertBackupFile(file);
  makeFolder(folder);
  const lock = lockArchive(folder);
  try {
    await finishReplacing(folder);
    // What is finished afterwards would take the place of what is restored.
    finishPuttingInPlace(join(folder, deskMember));
    const isThere = await isInhabited(folder);
    if (isThere && !replace) {
      throw new UserError(
        'archive-not-empty',
        `There is an archive in ${folder} already: give --replace to have it moved aside, or another folder with --archive.`,
      );
    }
    const staging = await beginReplacing(folder);
    try {
      const manifest = await stageBackup(file, staging, options.onMember);
      checkStaged(staging, manifest, file);
      await catchUpDesk(join(staging, deskMember), manifest, options);
      const keepIn = isThere ? `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}` : null;
      await replaceArchive(folder, keepIn);
      return {
        ...contentsOf(manifest),
        createdAt: manifest.createdAt,
        keptIn: keepIn === null ? null : join(folder, keepIn),
      };
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}

async function assertBackupFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw new UserError(
      'no-file',
      `The backup "${file}" cannot be read (${asError(error).message}): check the path.`,
      {
        cause: error,
      },
    );
  });
  if (!found.isFile()) throw new UserError('no-file', `"${file}" is no file: give the path of a backup.`);
}

/** Each database is of another moment: the desk's may have seen done what a collection's still waits for, as a purge. */
async function catchUpDesk(
  deskPath: string,
  { collections }: BackupManifest,
  { purgeJob, staleSettings = [] }: RestoreOptions,
): Promise<void> {
  const connection = new Connection(deskPath, 0);
  try {
    const jobs = new JobsStore(connection);
    for (const { collection, removedAt } of collections) {
      if (removedAt !== null) await jobs.enqueue(purgeJob(collection, removedAt));
    }
    const settings = new SettingsStore(connection);
    for (const { collection, key } of staleSettings) await settings.set(collection, key, null);
  } finally {
    connection.close();
  }
  await syncFile(deskPath);
}
