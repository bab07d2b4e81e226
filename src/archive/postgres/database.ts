import { databaseError, isConnectionError, isVictim } from './database-error.js';
import { Session } from './session.js';
import type { SqlClient, SqlPool } from './sql-client.js';

/** The schema in which everything of an archive lies. */
export const archiveSchema = 'dateline';

/** What of a database decides how its transactions begin. */
export interface DatabaseNames {
  /** Where pgvector's types and operators lie. */
  readonly extensionSchema: string;
  /** The role that every transaction of the program runs as. It owns nothing, so that policies bind it. */
  readonly memberRole: string;
}

/** As whom a transaction runs, and what it sees. */
interface Scope {
  /** Begins it. */
  readonly begin: string;
  /** Whether as the owner of the tables; else as the role that owns nothing. */
  readonly isOwner?: true;
  readonly collection: string;
  /** Whether the desk's tables are seen for all collections; no text of a collection is. */
  readonly isDesk: boolean;
}

/** Whoever reads several rows reads them as they were at one moment, also while a collection moves to another partition. */
const reading = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const writing = 'BEGIN';
/** After a failover every connection in the pool may be dead, each of which is found out by using it: more than a pool has. */
const mostDead = 50;
/** So often a transaction is done anew that had to give way to another one: all of it was undone. */
const mostVictims = 3;

/** Transactions on an archive's database. Each sees one collection, or the desk's tables; errors are put through `databaseError`. */
export class Database {
  readonly #pool: SqlPool;
  readonly #searchPath: string;
  readonly #memberRole: string;

  constructor(pool: SqlPool, { extensionSchema, memberRole }: DatabaseNames) {
    this.#pool = pool;
    this.#memberRole = memberRole;
    this.#searchPath = `${archiveSchema}, ${quoted(extensionSchema)}, pg_temp`;
  }

  /** Reads in a collection. */
  read<Result>(collection: string, work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#transaction({ begin: reading, collection, isDesk: false }, work);
  }

  /** Reads and writes in a collection; all of it or nothing is kept. */
  write<Result>(collection: string, work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#transaction({ begin: writing, collection, isDesk: false }, work);
  }

  /** Reads and writes what belongs to the desk, of all collections. */
  desk<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#transaction({ begin: writing, collection: '', isDesk: true }, work);
  }

  /** Works as the owner of the tables, on their shape: with indexes and partitions. */
  own<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#transaction({ begin: writing, isOwner: true, collection: '', isDesk: false }, work);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #transaction<Result>(scope: Scope, work: (session: Session) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(scope, work);
      } catch (error) {
        const isAgain =
          error instanceof NothingBegun ? attempt <= mostDead : attempt <= mostVictims && isVictim(error);
        if (!isAgain) throw databaseError(error instanceof NothingBegun ? error.cause : error);
      }
    }
  }

  #once<Result>(scope: Scope, work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#pool.use(async (client) => {
      await this.#begin(client, scope);
      try {
        const result = await work(new Session(client, scope.collection));
        await client.execute('COMMIT');
        return result;
      } catch (error) {
        // Where the connection is gone there is nothing left to roll back, and what went wrong first is told.
        await client.execute('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  /** All in one message: a question is some twenty transactions, and the server may be far. */
  async #begin(client: SqlClient, { begin, isOwner, collection, isDesk }: Scope): Promise<void> {
    const settings = {
      // Compiling a statement takes longer than any of these runs.
      jit: 'off',
      search_path: this.#searchPath,
      'dateline.collection': collection,
      'dateline.desk': isDesk ? 'on' : '',
      // An index takes as long as it takes. To set "role" is to SET LOCAL ROLE.
      ...(isOwner ? { statement_timeout: '0' } : { role: this.#memberRole }),
    };
    const set = Object.entries(settings).map(
      ([name, value]) => `set_config('${name}', ${literal(value)}, true)`,
    );
    try {
      await client.execute(`${begin}; SELECT ${set.join(', ')}`);
    } catch (error) {
      if (isConnectionError(error)) throw new NothingBegun(error);
      await client.execute('ROLLBACK').catch(() => {});
      throw error;
    }
  }
}

/** A connection that was cut while nobody used it: nothing was done by it, and the next one may be sound. */
class NothingBegun extends Error {
  constructor(cause: unknown) {
    super('The connection was cut.', { cause });
  }
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, whatever the server takes backslashes for. */
export function literal(text: string): string {
  const plain = text.replaceAll("'", "''");
  return text.includes('\\') ? ` E'${plain.replaceAll('\\', '\\\\')}'` : `'${plain}'`;
}
