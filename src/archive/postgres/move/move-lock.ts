import { randomInt } from 'node:crypto';
import { SetupError } from '../../../errors.js';
import { applicationName } from '../pg-pool.js';
import { othersPresent } from '../presence.js';
import type { SqlClient, SqlPool } from '../sql-client.js';

/** The first of the two numbers of the locks by which moves say that they are at work. */
const lockSpace = 0x0da7e11f;

const movesUnderWay = `SELECT objid::bigint AS number FROM pg_locks WHERE locktype = 'advisory' AND classid = ${lockSpace}
  AND objsubid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
const connected = `SELECT count(*) AS others FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()`;

/** That a move is at work on a database, by a lock of PostgreSQL that ends with the process. */
export interface MoveLock {
  readonly number: number;
  release(): Promise<void>;
}

/**
 * Sees that nobody else is at a database, and keeps other moves away.
 * @param other of the database that is moved from, where this one is moved to
 * @throws SetupError where a Dateline or another move is at it, or it is that of `other`.
 */
export async function lockDatabase(pool: SqlPool, where: string, other?: MoveLock): Promise<MoveLock> {
  const { client, close } = await pool.connect();
  const number = randomInt(1, 2 ** 31 - 1);
  const release = async (): Promise<void> => {
    // A connection that is cut has let go already.
    await client.query('SELECT pg_advisory_unlock($1, $2)', [lockSpace, number]).catch(() => {});
    await close().catch(() => {});
  };
  try {
    // Before it looks: of two that come at once none must miss the other.
    await client.query('SELECT pg_advisory_lock($1, $2)', [lockSpace, number]);
    await refuseOthers(client, where, { number, other });
    return { number, release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function refuseOthers(
  client: SqlClient,
  where: string,
  { number, other }: { readonly number: number; readonly other: MoveLock | undefined },
): Promise<void> {
  const { rows } = await client.query<{ readonly number: number }>(movesUnderWay, []);
  if (rows.some((move) => move.number === other?.number)) {
    throw new SetupError(`--from and --to name the same place, ${where}: name another one in --to.`);
  }
  const moves = rows.filter((move) => move.number !== number).length;
  const bots = Math.max(await count(client, othersPresent), await count(client, connected, applicationName));
  if (moves + bots === 0) return;
  throw new SetupError(
    `The archive at ${where} is in use by ${moves > 0 ? 'another move' : 'another Dateline process'}: stop all of them (bots, workers, command lines), then run the same command again.`,
  );
}

async function count(client: SqlClient, sql: string, ...parameters: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ readonly others: number }>(sql, parameters);
  return rows[0]?.others ?? 0;
}
