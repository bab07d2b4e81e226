import type { SqlClient, SqlParameter } from './sql-client.js';
import { storableText } from './storable-text.js';

/** A transaction, and what may be seen in it. Parameters stand as `$1`. */
export class Session {
  /** The collection that it is bound to; empty where it is the desk's, or the owner's. */
  readonly collection: string;
  readonly #client: SqlClient;

  constructor(client: SqlClient, collection: string) {
    this.#client = client;
    this.collection = collection;
  }

  /** The first row, or null. */
  async get<Row>(sql: string, ...parameters: readonly SqlParameter[]): Promise<Row | null> {
    return (await this.all<Row>(sql, ...parameters))[0] ?? null;
  }

  async all<Row>(sql: string, ...parameters: readonly SqlParameter[]): Promise<readonly Row[]> {
    return (await this.#client.query<Row>(sql, parameters.map(storable))).rows;
  }

  /** The first column of the only row, as of a `count(*)`; 0 where there is none, or it is null. */
  async number(sql: string, ...parameters: readonly SqlParameter[]): Promise<number> {
    const row = await this.get<Readonly<Record<string, number | null>>>(sql, ...parameters);
    return Object.values(row ?? {})[0] ?? 0;
  }

  /** Runs what writes. @returns how many rows it wrote */
  async run(sql: string, ...parameters: readonly SqlParameter[]): Promise<number> {
    return (await this.#client.query(sql, parameters.map(storable))).changes;
  }

  /** Runs any number of statements that take no parameters. */
  execute(sql: string): Promise<void> {
    return this.#client.execute(sql);
  }

  /** Waits until no other transaction holds this name, and holds it until the end of this one. */
  async lock(name: string): Promise<void> {
    await this.get('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', name);
  }
}

/** PostgreSQL's text holds no NUL: what is stored or looked for with one is so without it. */
function storable(value: SqlParameter): SqlParameter {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value) && typeof value[0] === 'string')
    return (value as readonly string[]).map(storableText);
  return value;
}
