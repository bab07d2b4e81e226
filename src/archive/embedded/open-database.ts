import { SetupError } from '../../errors.js';
import { damagedError } from './storage-error.js';
import { damageOfLog } from './care/log-damage.js';
import { Connection } from './connection.js';
import { dropSchemaCopies, keepSchemaCopy } from './schema-copy.js';
import { keepRowSums, summedSchema } from './row-sums.js';

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
 * @throws SetupError where the file cannot be opened, is damaged, or is from a newer version, in which case nothing in it is changed.
 */
export function openDatabase(
  path: string,
  migrations: readonly Migration[],
  inspect: (connection: Connection) => void = () => {},
): Connection {
  refuseDamagedLog(path);
  const connection = new Connection(path, busyTimeoutMs);
  try {
    refuseWrongVersion(connection);
    refuseNewer(connection, migrations.length);
    if (schemaVersion(connection) > 0) inspect(connection);
    connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = ON');
    // Rows that are replaced are deleted rows, for the triggers that sum them.
    connection.pragma('recursive_triggers = ON');
    // Only macOS knows it: there a plain sync leaves the data in the drive's own memory.
    connection.pragma('fullfsync = ON');
    connection.pragma('synchronous = FULL');
    migrate(connection, migrations);
    keepRowSums(connection, schemaVersion(connection));
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

/** Opening it would end the log at the damage: what was acknowledged behind that would be gone without a word. */
function refuseDamagedLog(path: string): void {
  const damage = damageOfLog(path);
  if (damage)
    throw damagedError(path, `its log is, with ${damage.transactions} transactions behind the damage`);
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
