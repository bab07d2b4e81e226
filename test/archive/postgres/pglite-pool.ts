import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { SqlClient, SqlPool } from '../../../src/archive/postgres/sql-client.js';

/** An empty database as it was made first: to make one anew takes five times as long. */
let emptyDatabase: Promise<Blob> | null = null;

async function makeEmptyDatabase(): Promise<Blob> {
  const database = await PGlite.create({ extensions: { vector } });
  const files = await database.dumpDataDir('none');
  await database.close();
  return files;
}

/** PostgreSQL with pgvector in this process. It has one connection, which is lent to one after another. */
export class PglitePool implements SqlPool {
  readonly database: PGlite;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(database: PGlite) {
    this.database = database;
  }

  static async open(): Promise<PglitePool> {
    emptyDatabase ??= makeEmptyDatabase();
    return new PglitePool(await PGlite.create({ extensions: { vector }, loadDataDir: await emptyDatabase }));
  }

  get client(): SqlClient {
    const { database } = this;
    return {
      async query<Row>(sql: string, parameters: Parameters<SqlClient['query']>[1]) {
        const { rows, affectedRows } = await database.query<Row>(sql, [...parameters]);
        return { rows, changes: affectedRows ?? rows.length };
      },
      async execute(sql) {
        await database.exec(sql);
      },
    };
  }

  use<Result>(work: (client: SqlClient) => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(() => work(this.client));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async connect() {
    const ends: (() => Promise<void>)[] = [];
    return {
      client: this.client,
      listen: async (channel: string, listener: (payload: string) => void) => {
        ends.push(await this.database.listen(channel, listener));
      },
      ended: new Promise<void>(() => {}),
      drop: () => {},
      close: async () => {
        for (const end of ends) await end();
      },
    };
  }

  async close(): Promise<void> {
    await this.#last;
  }

  /** Ends the database itself, which goes on when an archive on it is closed. */
  async end(): Promise<void> {
    await this.#last;
    await this.database.close();
  }
}
