import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { within } from '../../within.js';
import { SignalListeners } from '../signals.js';
import { databaseError } from './database-error.js';
import type { OwnConnection, SqlClient, SqlPool } from './sql-client.js';

/** The first of the two numbers of the locks that tell which processes are there; the second is the process's own. */
const lockSpace = 0x0da7e11e;
/** On which PostgreSQL passes signals on. */
const channel = 'dateline';
/** A connection that was cut is made again after this. */
const againMs = 1_000;

/** So often it is tried whether the connection is alive. */
const beatMs = 30_000;
/** So long a server process may take to end that is told to. */
const endMs = 5_000;
/**
 * By which the server notices that nobody is there any more, and gives up the locks: after a minute. The settings of the machine,
 * which are made for connections that cost nothing, are two hours where nothing was sent, in seconds here; and a quarter of an
 * hour where something was, as a signal is, in milliseconds here.
 */
const keepAlive = {
  tcp_keepalives_idle: 30,
  tcp_keepalives_interval: 10,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 60_000,
};

const signalSchema = z.object({ kind: z.string(), about: z.unknown() });

/** SQL of which of PostgreSQL's locks say that a process is there. */
const saysPresence = `locktype = 'advisory' AND classid = ${lockSpace} AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** SQL of whether the process that took a number is still there. */
export function isPresent(column: string): string {
  return `EXISTS (SELECT 1 FROM pg_locks WHERE ${saysPresence} AND objid = ${column}::oid)`;
}

/** SQL that sends a signal when its transaction is kept. */
export function signalSql(kind: string, about: unknown): readonly [sql: string, ...values: string[]] {
  return ['SELECT pg_notify($1, $2)', channel, JSON.stringify({ kind, about })];
}

/** SQL of the locks by which other processes than the one that asks say that they are there. */
export const othersPresent = `SELECT count(*) AS others FROM pg_locks WHERE ${saysPresence} AND pid <> pg_backend_pid()`;

/** Ends what the server still runs for a connection that this process lost. */
const endOfFormer = `SELECT pg_terminate_backend(pid, ${endMs}) FROM pg_locks WHERE ${saysPresence} AND objid = $1::oid`;

/**
 * That this process is there, by a lock of PostgreSQL that ends with its connection: what a process was at that died, or lost
 * its connection, is another's to do. It takes a connection of its own from when it is first asked until it is closed, by which
 * signals come, too, and on which claims are held.
 */
export class Presence {
  readonly #pool: SqlPool;
  readonly #logger: Logger | undefined;
  readonly #listeners: SignalListeners;
  /** The locks that are held, by name, and who is told where one is lost. */
  readonly #locks = new Map<string, () => void>();
  /** The numbers before, of which the server may still run something: a connection may be cut before it is known to stand. */
  readonly #former = new Set<number>();
  #held: Promise<Held> | null = null;
  #again: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(pool: SqlPool, logger?: Logger) {
    this.#pool = pool;
    this.#logger = logger;
    this.#listeners = new SignalListeners(logger);
  }

  /** The number of this process; another one after its connection was cut. */
  async number(): Promise<number> {
    return (await this.#hold()).number;
  }

  /**
   * Takes a lock; null where another process has it. With its connection the lock is gone: it is taken again by the next one.
   * @param lost told where another process had it by then
   * @returns gives it back
   */
  async lock(name: string, lost: () => void = () => {}): Promise<(() => Promise<void>) | null> {
    const { connection } = await this.#hold();
    try {
      if (!(await tryLock(connection.client, name))) return null;
    } catch (error) {
      throw databaseError(error);
    }
    this.#locks.set(name, lost);
    return async () => {
      this.#locks.delete(name);
      const held = await this.#held?.catch(() => null);
      await held?.connection.client
        .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name])
        .catch(() => {});
    };
  }

  on(kind: string, listener: (about: unknown) => void): () => void {
    void this.#hold().catch(() => this.#holdAgain());
    return this.#listeners.on(kind, listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#again) clearTimeout(this.#again);
    const held = await this.#held?.catch(() => null);
    this.#held = null;
    await held?.connection.close();
  }

  #hold(): Promise<Held> {
    if (this.#isClosed) return Promise.reject(new UserError('shutting-down'));
    this.#held ??= this.#connect();
    return this.#held;
  }

  async #connect(): Promise<Held> {
    // Positive, as an object's id is.
    const number = randomInt(1, 2 ** 31 - 1);
    let connection: OwnConnection | null = null;
    try {
      connection = await this.#pool.connect();
      const { client } = connection;
      for (const [setting, value] of Object.entries(keepAlive))
        await client.execute(`SET ${setting} = ${value}`);
      await this.#endFormer(client);
      this.#former.add(number);
      await client.query('SELECT pg_advisory_lock($1, $2)', [lockSpace, number]);
      await this.#lockAgain(client);
      await connection.listen(channel, (payload) => this.#heard(payload));
      void this.#forgetWhenEnded(connection);
      this.#beat(connection);
      return { number, connection };
    } catch (error) {
      this.#held = null;
      await connection?.close().catch(() => {});
      throw databaseError(error);
    }
  }

  /** The server may not have noticed that they are gone. */
  async #endFormer(client: SqlClient): Promise<void> {
    for (const number of this.#former) {
      await client.query(endOfFormer, [number]);
      this.#former.delete(number);
    }
  }

  /** What the connection before held. */
  async #lockAgain(client: SqlClient): Promise<void> {
    for (const [name, lost] of this.#locks) {
      if (await tryLock(client, name)) continue;
      // It may have been given back meanwhile.
      if (!this.#locks.delete(name)) continue;
      this.#logger?.error(
        { lock: name },
        'The connection to PostgreSQL was cut, and another process took this over.',
      );
      lost();
    }
  }

  #heard(payload: string): void {
    const signal = signalSchema.safeParse(parsed(payload)).data;
    // Whoever may connect to the database may notify.
    if (signal) this.#listeners.tell(signal.kind, signal.about);
  }

  async #forgetWhenEnded({ ended }: OwnConnection): Promise<void> {
    await ended;
    this.#held = null;
    this.#holdAgain();
  }

  /** A connection that the network dropped without a word is given up. */
  #beat(connection: OwnConnection): void {
    const beat = async (): Promise<void> => {
      if (!(await within(connection.client.query('SELECT 1', []), beatMs / 3))) connection.drop();
    };
    const beating = setInterval(() => void beat(), beatMs);
    beating.unref();
    void connection.ended.then(() => clearInterval(beating));
  }

  /** Whoever listens goes on hearing when the server is back. */
  #holdAgain(): void {
    if (this.#isClosed || this.#again) return;
    this.#again = setTimeout(() => {
      this.#again = null;
      if (!this.#isClosed) this.#hold().catch(() => this.#holdAgain());
    }, againMs);
    this.#again.unref();
  }
}

async function tryLock(client: SqlClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ readonly taken: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
    [name],
  );
  return rows[0]?.taken === true;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

interface Held {
  readonly number: number;
  readonly connection: OwnConnection;
}
