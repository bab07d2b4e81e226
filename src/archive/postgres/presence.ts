import { randomInt } from 'node:crypto';
import { databaseError } from './database-error.js';
import type { OwnConnection, SqlPool } from './sql-client.js';

/** The first of the two numbers of the locks that tell which processes are there; the second is the process's own. */
const lockSpace = 0x0da7e11e;

/** SQL of whether the process that took a number is still there. */
export function isPresent(column: string): string {
  return `EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = ${lockSpace} AND objid = ${column}::oid
    AND objsubid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
}

/** SQL of the locks by which other processes than the one that asks say that they are there. */
export const othersPresent = `SELECT count(*) AS others FROM pg_locks WHERE locktype = 'advisory' AND classid = ${lockSpace} AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()`;

/**
 * That this process is there, by a lock of PostgreSQL that ends with its connection: what a process was at that died, or lost
 * its connection, is another's to do. It takes a connection of its own from when it is first asked until it is closed.
 */
export class Presence {
  readonly #pool: SqlPool;
  #held: Promise<Held> | null = null;

  constructor(pool: SqlPool) {
    this.#pool = pool;
  }

  /** The number of this process; another one after its connection was cut. */
  async number(): Promise<number> {
    this.#held ??= this.#hold();
    return (await this.#held).number;
  }

  async close(): Promise<void> {
    const held = await this.#held?.catch(() => null);
    this.#held = null;
    await held?.connection.close();
  }

  async #hold(): Promise<Held> {
    // Positive, as an object's id is.
    const number = randomInt(1, 2 ** 31 - 1);
    try {
      const connection = await this.#pool.connect();
      await connection.client.query('SELECT pg_advisory_lock($1, $2)', [lockSpace, number]);
      void this.#forgetWhenEnded(connection);
      return { number, connection };
    } catch (error) {
      this.#held = null;
      throw databaseError(error);
    }
  }

  async #forgetWhenEnded({ ended }: OwnConnection): Promise<void> {
    await ended;
    this.#held = null;
  }
}

interface Held {
  readonly number: number;
  readonly connection: OwnConnection;
}
