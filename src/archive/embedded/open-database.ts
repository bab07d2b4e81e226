import { SetupError } from '../../errors.js';
import { isDiskFull } from '../archive-trouble.js';
import { finishPuttingInPlace } from './care/put-in-place.js';
import { Connection } from './connection.js';
import type { DiskRoom } from './disk-room.js';
import { refuseDamagedLog } from './open-for-reading.js';
import { keepRowSums, summedSchema } from './row-sums.js';
import { dropSchemaCopies, keepSchemaCopy } from './schema-copy.js';
import { damagedError } from './storage-error.js';

const busyTimeoutMs = 5_000;
/** What `PRAGMA synchronous` answers for FULL. */
const synchronousFull = 2;

/** One step of a schema: SQL, or work on the connection. It runs in a transaction, together with the others that a file has not had yet. */
export type Migration = string | ((connection: Connection) => void);

/**
 * Opens a database that keeps what it acknowledged: WAL with a sync at every commit, foreign keys
 * held, deleted content overwritten, schema brought up to date.
 * @param migrations steps in order; the file's `user_version` says how many of them it has had.
 * @param inspect looks at a file that exists already before anything in it is changed, and may throw.
 * @param room what is told where the disk is full.
 * @throws SetupError where the file cannot be opened, is damaged, or is from a newer version, in which case nothing in it is changed.
 */
export function openDatabase(
  path: string,
  migrations: readonly Migration[],
  inspect: (connection: Connection) => void = () => {},
  room: DiskRoom | null = null,
): Connection {
  finishPuttingInPlace(path);
  refuseDamagedLog(path);
  try {
    return connect(path, room, (connection) => {
      refuseWrongVersion(connection);
      refuseNewer(connection, migrations.length);
      if (schemaVersion(connection) > 0) inspect(connection);
      settle(connection);
      migrate(connection, migrations);
      keepRowSums(connection, schemaVersion(connection));
      // better-sqlite3 lowers the default at the first write, so it is set and read once more after one.
      connection.transaction(() => connection.pragma(`user_version = ${schemaVersion(connection)}`));
      connection.pragma('synchronous = FULL');
      assertSettings(connection);
    });
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return openOnFullDisk(path, migrations, inspect, room, error);
  }
}

/**
 * Opens a database so that it can be read where there is no room for anything: the index of the write-ahead log is kept in
 * memory, and nothing is written. What was set once for the connection holds for what is written when there is room.
 * @param full is thrown where the file is not of this version, since bringing it up to date takes room.
 */
function openOnFullDisk(
  path: string,
  migrations: readonly Migration[],
  inspect: (connection: Connection) => void,
  room: DiskRoom | null,
  full: Error,
): Connection {
  return connect(path, room, (connection) => {
    connection.pragma('locking_mode = EXCLUSIVE');
    refuseWrongVersion(connection);
    refuseNewer(connection, migrations.length);
    if (schemaVersion(connection) < migrations.length) throw full;
    inspect(connection);
    settle(connection);
    assertSettings(connection);
  });
}

function connect(path: string, room: DiskRoom | null, prepare: (connection: Connection) => void): Connection {
  const connection = new Connection(path, busyTimeoutMs, room);
  try {
    prepare(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function settle(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  // Rows that are replaced are deleted rows, for the triggers that sum them.
  connection.pragma('recursive_triggers = ON');
  // Only macOS knows it: there a plain sync leaves the data in the drive's own memory.
  connection.pragma('fullfsync = ON');
  connection.pragma('synchronous = FULL');
}

function refuseNewer(connection: Connection, known: number): void {
  const version = schemaVersion(connection);
  if (version > known) throw newerVersionError(connection.path, version, known);
}

/** A version in the header that lies below the one that the tables were summed for is no version, but damage: its migrations must not run. */
function refuseWrongVersion(connection: Connection): void {
  const [version, summed] = [schemaVersion(connection), summedSchema(connection)];
  if (summed === null || version >= summed) return;
  throw damagedError(connection.path, `its header says schema ${version}, and its tables are of ${summed}`);
}

export function newerVersionError(path: string, version: number, known: number): SetupError {
  return new SetupError(
    `The archive file ${path} was written by a newer version of Dateline (schema ${version}, known here: ${known}): install that version, or use another archive folder.`,
  );
}

/**
 * All steps that are missing in one transaction: whatever ends it in the middle leaves the schema before. A copy of the
 * file as it was is kept until it has been opened with the new schema once more.
 */
function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const version = schemaVersion(connection);
  const newest = migrations.length;
  if (version === newest) {
    dropSchemaCopies(connection.path, newest);
    return;
  }
  if (version > 0) keepSchemaCopy(connection, newest);
  connection.transaction(() => {
    for (const step of migrations.slice(version)) {
      if (typeof step === 'string') connection.execute(step);
      else step(connection);
    }
    connection.pragma(`user_version = ${newest}`);
  });
}

/** With a lower value of `synchronous` a power cut takes acknowledged rows along. */
function assertSettings(connection: Connection): void {
  const synchronous = connection.pragma('synchronous');
  const journal = connection.pragma('journal_mode');
  if (synchronous !== synchronousFull || journal !== 'wal') {
    throw new SetupError(
      `The archive file ${connection.path} cannot be kept safe on this disk (journal ${String(journal)}, synchronous ${String(synchronous)}): use a local disk.`,
    );
  }
}

function schemaVersion(connection: Connection): number {
  return Number(connection.pragma('user_version'));
}
