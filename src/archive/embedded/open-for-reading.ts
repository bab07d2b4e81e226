import { RefusedLogs } from './care/refused-logs.js';
import { isDecided } from './care/work-folder.js';
import { Connection } from './connection.js';
import { damagedError } from './storage-error.js';

/**
 * Opens a database of whatever schema to read it as it lies there, also while others write to it. Its log is looked at
 * before: SQLite ends a damaged one at the damage, and whoever closes the file last removes it, with what was acknowledged
 * behind the damage.
 * @param busyTimeoutMs how long a statement waits for another connection.
 * @throws SetupError where its log is damaged, or a repair of it was not finished, in which case nothing is touched; or where
 *   it cannot be opened.
 */
export function openForReading(path: string, busyTimeoutMs: number): Connection {
  if (isDecided(path)) throw damagedError(path, 'its repair was interrupted');
  refuseDamagedLog(path);
  return new Connection(path, busyTimeoutMs);
}

const logs = new RefusedLogs();

/** @throws SetupError where the log of a database is damaged: opening it would end the log there. */
export function refuseDamagedLog(path: string): void {
  logs.refuse(path);
}
