import { SetupError } from '../../errors.js';
import { Connection } from './connection.js';
import type { DiskRoom } from './disk-room.js';

const busyTimeoutMs = 5_000;
/** What `PRAGMA synchronous` answers for FULL. */
const synchronousFull = 2;

/** One step of a schema: SQL, or work on the connection. It runs in a transaction. */
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
  const connection = new Connection(path, busyTimeoutMs, room);
  try {
    refuseNewer(connection, migrations.length);
    if (schemaVersion(connection) > 0) inspect(connection);
    connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = ON');
    // Only macOS knows it: there a plain sync leaves the data in the drive's own memory.
    connection.pragma('fullfsync = ON');
    connection.pragma('synchronous = FULL');
    migrate(connection, migrations);
    assertSettings(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function refuseNewer(connection: Connection, known: number): void {
  const version = schemaVersion(connection);
  if (version > known) throw newerVersionError(connection.path, version, known);
}

export function newerVersionError(path: string, version: number, known: number): SetupError {
  return new SetupError(
    `The archive file ${path} was written by a newer version of Dateline (schema ${version}, known here: ${known}): install that version, or use another archive folder.`,
  );
}

/** Each step in a transaction of its own, together with the version that it leads to. */
function migrate(connection: Connection, migrations: readonly Migration[]): void {
  for (const [index, step] of migrations.entries()) {
    if (index < schemaVersion(connection)) continue;
    connection.transaction(() => {
      if (typeof step === 'string') connection.execute(step);
      else step(connection);
      connection.pragma(`user_version = ${index + 1}`);
    });
  }
}

/**
 * better-sqlite3 is compiled with a lower default of `synchronous` for WAL, which SQLite applies at
 * the first write; with it a power cut takes acknowledged rows along. So it is set and read once
 * more after a write.
 */
function assertSettings(connection: Connection): void {
  connection.transaction(() => connection.pragma(`user_version = ${schemaVersion(connection)}`));
  connection.pragma('synchronous = FULL');
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
