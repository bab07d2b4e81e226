import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../errors.js';
import { Connection } from './connection.js';

/** Somebody who only tests the lock holds it for less than this. */
const acquireTimeoutMs = 500;

/** The lock of an archive, held until it is released or the process ends, however it ends. */
export interface ArchiveLock {
  release(): void;
}

/**
 * Takes the archive in `folder` for this process. The lock is one of the operating system: SQLite's
 * exclusive lock on a file that stays empty. No process id is written down, since in containers
 * every one of them is 1.
 * @throws SetupError "archive-held" where another process, or this one, holds it; SetupError where the folder cannot be written.
 */
export function lockArchive(folder: string): ArchiveLock {
  const connection = new Connection(lockFile(folder), acquireTimeoutMs);
  try {
    beginExclusive(connection);
  } catch (error) {
    connection.close();
    if (isWithoutLocks(error)) {
      throw new SetupError(
        `The disk of the archive in ${folder} cannot lock files, as some network disks cannot: use a local disk, so that no two processes write to it.`,
        { cause: error },
      );
    }
    if (!isBusy(error)) throw error;
    throw new SetupError(
      `Another Dateline process holds the archive in ${folder}: end it, or name another folder with --archive or in DATELINE_ARCHIVE.`,
      { cause: error, code: 'archive-held' },
    );
  }
  return { release: () => connection.close() };
}

/** Whether a process holds the archive in `folder`. */
export function isArchiveLocked(folder: string): boolean {
  if (!existsSync(lockFile(folder))) return false;
  const connection = new Connection(lockFile(folder), 0);
  try {
    beginExclusive(connection);
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    connection.close();
  }
}

function beginExclusive(connection: Connection): void {
  // Nothing is ever written, so that no journal need lie beside the lock.
  connection.pragma('journal_mode = MEMORY');
  connection.execute('BEGIN EXCLUSIVE');
}

function lockFile(folder: string): string {
  return join(folder, 'lock');
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

/** What SQLite says where the system does not know locks of files: ENOLCK, ENOTSUP and the like. */
const lockFailures: ReadonlySet<unknown> = new Set([
  'SQLITE_IOERR_LOCK',
  'SQLITE_IOERR_RDLOCK',
  'SQLITE_IOERR_CHECKRESERVEDLOCK',
  'SQLITE_PROTOCOL',
]);

export function isWithoutLocks(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && lockFailures.has(cause.code);
}
