import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSums } from '../care/check-sums.js';
import { collectionMigrations } from '../collection-schema.js';
import type { Connection } from '../connection.js';
import { newerVersionError, openDatabase } from '../open-database.js';
import { openForReading } from '../open-for-reading.js';
import { damagedError } from '../storage-error.js';
import type { OpenedFile } from './moved-files.js';

const busyTimeoutMs = 5_000;

/** Opens a database as it lies there, so that no statement changes it. @throws SetupError where a newer version wrote it. */
export function openUnchanged(path: string, newest: number): Connection {
  const connection = openForReading(path, busyTimeoutMs);
  try {
    // Where nobody else has it open, closing it writes its log into it.
    connection.pragma('synchronous = FULL');
    connection.pragma('query_only = ON');
    const version = Number(connection.pragma('user_version'));
    if (version > newest) throw newerVersionError(path, version, newest);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens a collection's database to be read as this version knows it. An archive brings a collection up to date when it is first
 * used, so that some may be of an older schema: of these a copy is brought up to date, and the file stays as it is.
 */
export function openCollectionToMove(path: string): OpenedFile {
  const connection = openUnchanged(path, collectionMigrations.length);
  if (Number(connection.pragma('user_version')) === collectionMigrations.length) {
    return { connection, close: () => connection.close() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'dateline-move-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    // Bringing it up to date sums its rows anew.
    const [damage] = checkSums(connection, new Set());
    if (damage) throw damagedError(path, `${damage.where}: ${damage.problem}`);
    const copy = openCopy(connection, join(folder, 'archive.sqlite'));
    return {
      connection: copy,
      close() {
        copy.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  } finally {
    connection.close();
  }
}

function openCopy(connection: Connection, path: string): Connection {
  connection.pragma('query_only = OFF');
  connection.run('VACUUM INTO ?', path);
  return openDatabase(path, collectionMigrations);
}
