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
  try {
    const moves = await client.query<{ readonly number: number }>(movesUnderWay, []);
    if (moves.rows.some(({ number }) => number === other?.number)) {
      throw new SetupError(`--from and --to name the same place, ${where}: name another one in --to.`);
    }
    const others =
      moves.rows.length +
      Math.max(await count(client, othersPresent), await count(client, connected, applicationName));
    if (others > 0) {
      throw new SetupError(
        `The archive at ${where} is in use by ${others === 1 ? 'another Dateline process' : `other Dateline processes (${others} connections)`}: stop all of them (bots, workers, command lines, other moves), then run the same command again.`,
      );
    }
    const number = randomInt(1, 2 ** 31 - 1);
    await client.query('SELECT pg_advisory_lock($1, $2)', [lockSpace, number]);
    return {
      number,
      async release() {
        // A connection that is cut has let go already.
        await client.query('SELECT pg_advisory_unlock($1, $2)', [lockSpace, number]).catch(() => {});
        await close();
      },
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

async function count(client: SqlClient, sql: string, ...parameters: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ readonly others: number }>(sql, parameters);
  return rows[0]?.others ?? 0;
}
