import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { datelineVersion } from '../../../dateline-version.js';
import { asError, UserError } from '../../../errors.js';
import type { BackupOptions, BackupSummary } from '../../backup.js';
import type { CollectionId } from '../../collection-id.js';
import { finishPuttingInPlace } from '../care/put-in-place.js';
import { databaseFile, folderName, listCollections } from '../collection-files.js';
import { renameDurably } from '../durable-file.js';
import type { Turns } from '../../turns.js';
import { contentsOf, deskMember } from './backup-manifest.js';
import { BackupFailure, backupName, BackupProcess } from './backup-process.js';

export interface BackedUpArchive {
  readonly folder: string;
  /** Nobody deletes from a file, or the file itself, while it is copied. */
  readonly turns: Turns;
}

/** Name in `turns` of the desk's file; no collection is called so. */
export const deskTurn = '*desk';
const backupTurn = '*backup';

/**
 * Writes all of an archive that is in use to one file. Each database is copied as it is at one moment, after this call
 * began. A file that is there already is replaced when the new one is whole and on the disk, not before.
 * @throws UserError where the file cannot be written there, a database cannot be read, or the signal ends it; then
 *   nothing is left of it.
 */
export function backUpArchive(
  archive: BackedUpArchive,
  file: string,
  options: BackupOptions = {},
): Promise<BackupSummary> {
  return archive.turns.take(backupTurn, async () => {
    const target = await checkedTarget(file, archive.folder);
    const partial = `${target}.${randomBytes(4).toString('hex')}.partial`;
    await removeLeftovers(target);
    const child = new BackupProcess(archive.folder, target);
    const abort = (): void => void child.kill();
    options.signal?.addEventListener('abort', abort);
    try {
      if (options.signal?.aborted) abort();
      return await writeBackup(archive, { child, target, partial }, options);
    } catch (error) {
      throw options.signal?.aborted ? new UserError('shutting-down') : sentenceFor(error, target);
    } finally {
      options.signal?.removeEventListener('abort', abort);
      await child.kill();
      await rm(partial, { recursive: true, force: true });
    }
  });
}

interface Work {
  readonly child: BackupProcess;
  readonly target: string;
  /** Folder in which the backup is written, removed afterwards. */
  readonly partial: string;
}

async function writeBackup(
  { folder, turns }: BackedUpArchive,
  { child, target, partial }: Work,
  { onProgress }: BackupOptions,
): Promise<BackupSummary> {
  const createdAt = new Date().toISOString();
  await child.ask({ kind: 'begin', folder: partial, dateline: datelineVersion(), createdAt });
  const collectionsFolder = join(folder, 'collections');
  const collections = await listCollections(collectionsFolder);
  for (const [done, collection] of collections.entries()) {
    onProgress?.({ collection, done, total: collections.length });
    const path = databaseFile(join(collectionsFolder, folderName(collection)));
    await turns.take(collection, async () => {
      // It was deleted since the collections were listed.
      if (!existsSync(path)) return;
      finishPuttingInPlace(path);
      await child.ask({ kind: 'collection', path, member: memberName(collection), collection });
    });
  }
  // Last, so that it knows of every collection in the backup.
  await turns.take(deskTurn, () => child.ask({ kind: 'desk', path: join(folder, deskMember) }));
  const finished = await child.ask({ kind: 'finish' });
  if (!finished) throw new Error('The backup says nothing of itself.');
  await renameDurably(join(partial, backupName), target);
  return { file: target, bytes: finished.bytes, ...contentsOf(finished.manifest) };
}

/** Where a collection's file lies in a backup, as in an archive. */
export function memberName(collection: CollectionId): string {
  return databaseFile(`collections/${folderName(collection)}`).replaceAll('\\', '/');
}

/** @throws UserError where no backup can be written to `file`. */
async function checkedTarget(file: string, archiveFolder: string): Promise<string> {
  const folder = await realpath(dirname(resolve(file))).catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
  const target = join(folder, basename(file));
  if (!(await stat(folder)).isDirectory()) throw cannotWrite(file, new Error(`${folder} is no folder`));
  const own = await realpath(archiveFolder);
  if (target === own || `${folder}${sep}`.startsWith(`${own}${sep}`)) {
    throw new UserError(
      'cannot-write',
      `The backup "${file}" would lie in the archive that it is of: choose a file outside of ${own}, best on another disk.`,
    );
  }
  const there = await stat(target).catch(() => null);
  if (there && !there.isFile())
    throw new UserError('cannot-write', `"${file}" is no file: give the name of the backup's file.`);
  return target;
}

const leftoverMs = 24 * 60 * 60_000;

/** What a process that was ended in the middle of a backup to this file has left beside it. */
async function removeLeftovers(target: string): Promise<void> {
  const pattern = /\.[0-9a-f]{8}\.partial$/;
  for (const name of await readdir(dirname(target)).catch(() => [])) {
    const path = join(dirname(target), name);
    if (!pattern.test(name) || name.replace(pattern, '') !== basename(target)) continue;
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory() && Date.now() - there.mtimeMs > leftoverMs)
      await rm(path, { recursive: true, force: true });
  }
}

function sentenceFor(thrown: unknown, target: string): Error {
  const error = asError(thrown) as Error & { readonly code?: string | null };
  const { code, message } = error;
  if (!(error instanceof BackupFailure) && !('syscall' in error)) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'archive-disk-full') {
    return new UserError(
      'cannot-write',
      `There is no room for the backup in ${dirname(target)}, so none was made: make room there, or choose another disk.`,
      { cause: error },
    );
  }
  if (code && /^E[A-Z]+$/.test(code)) return cannotWrite(target, error);
  const which = error instanceof BackupFailure ? error.collection : null;
  const where = which === null ? '' : ` (collection ${which})`;
  return new UserError('no-backup', `The backup was not made${where}: ${message}`, { cause: error });
}

function cannotWrite(file: string, cause: unknown): UserError {
  return new UserError(
    'cannot-write',
    `The backup "${file}" cannot be written (${asError(cause).message}): choose another place.`,
    { cause },
  );
}
