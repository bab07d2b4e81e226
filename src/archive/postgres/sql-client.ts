/** What a statement may be given for `$1`, `$2` …; arrays stand for PostgreSQL's. */
export type SqlParameter = string | number | Uint8Array | null | readonly string[] | readonly number[];

/** What came of a statement. */
export interface SqlResult<Row> {
  readonly rows: readonly Row[];
  /** Rows that were written, or read. */
  readonly changes: number;
}

/**
 * One connection to PostgreSQL. Numbers come as numbers, also those of 64 bits, which stay below 2^53; bytes come as Uint8Array;
 * everything without a type in JavaScript comes as PostgreSQL writes it.
 */
export interface SqlClient {
  query<Row>(sql: string, parameters: readonly SqlParameter[]): Promise<SqlResult<Row>>;
  /** Runs any number of statements that take no parameters. */
  execute(sql: string): Promise<void>;
}

/** A connection of somebody's own. */
export interface OwnConnection {
  readonly client: SqlClient;
  /** Is told what is notified on a channel from now on. */
  listen(channel: string, listener: (payload: string) => void): Promise<void>;
  /** Resolves when it is gone, however that came. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
  /** Gives it up without a word to the server, which may be out of reach. */
  drop(): void;
}

/** Connections to one database. Errors are those of the driver: see `databaseError`. */
export interface SqlPool {
  /** Lends a connection for as long as `work` takes, and to nobody else meanwhile. */
  use<Result>(work: (client: SqlClient) => Promise<Result>): Promise<Result>;
  /** Opens a connection beside those that are lent. */
  connect(): Promise<OwnConnection>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}
