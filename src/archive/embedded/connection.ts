import Database from 'better-sqlite3';
import { isDiskFull } from '../archive-trouble.js';
import type { DiskRoom } from './disk-room.js';
import { rowSum } from './row-sum.js';
import { storageError } from './storage-error.js';

export type SqlValue = string | number | Uint8Array | null;

/** The effect of a statement that writes. */
export interface Written {
  readonly changes: number;
  readonly lastId: number;
}

const [nodeMajor = 0, nodeMinor = 0] = process.versions.node.split('.').map(Number);
/**
 * From Node 24.19 on, the process is aborted where an object of better-sqlite3 12 is collected while no JavaScript runs
 * (its successor 13 is built otherwise, and needs Node 22). There these objects are kept for good: some 40 small
 * statements each time that a collection is closed.
 */
export const diesOfCollectedObjects = nodeMajor > 24 || (nodeMajor === 24 && nodeMinor >= 19);
const keptForGood: unknown[] = [];

/**
 * One connection to a SQLite file: the part of better-sqlite3 that Dateline uses. Statements are
 * prepared once; their parameters stand as `?`. Every error is put through `storageError`.
 */
export class Connection {
  readonly path: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<SqlValue[]>>();
  readonly #room: DiskRoom | null;
  /** Transactions of ours that are open, one in the other. */
  #depth = 0;

  /**
   * Opens the file, or makes it.
   * @param busyTimeoutMs how long a statement waits for another connection.
   * @param room what is told where the disk is full. Where that frees room, what failed is done once more: a statement,
   *   or a whole transaction, whose work must have no other effect than in the file.
   * @throws SetupError where it cannot be opened.
   */
  constructor(path: string, busyTimeoutMs: number, room: DiskRoom | null = null) {
    this.path = path;
    this.#room = room;
    this.#database = this.#guard(() => new Database(path, { timeout: busyTimeoutMs }));
    // What triggers of every archive file call: see row-sums.
    this.#guard(() =>
      this.#database.function('row_sum', { varargs: true, deterministic: true }, (...values) =>
        BigInt(rowSum(values as SqlValue[])),
      ),
    );
  }

  /** Lets what can be read of a damaged file be read, though parts of its schema cannot, and its schema be put right. For copies only. */
  tolerateDamage(): void {
    this.#guard(() => {
      this.#database.unsafeMode(true);
      this.#database.pragma('writable_schema = ON');
    });
  }

  /** The first row, or null. */
  get<Row>(sql: string, ...parameters: readonly SqlValue[]): Row | null {
    return this.#guard(() => (this.#prepare(sql).get(...parameters) as Row | undefined) ?? null);
  }

  all<Row>(sql: string, ...parameters: readonly SqlValue[]): readonly Row[] {
    return this.#guard(() => this.#prepare(sql).all(...parameters) as Row[]);
  }

  /** The rows one after the other, for tables that are too long to be held in memory. Nothing is written until they are read. */
  *each<Row>(sql: string, ...parameters: readonly SqlValue[]): Generator<Row, void> {
    try {
      yield* this.#prepare(sql).iterate(...parameters) as IterableIterator<Row>;
    } catch (error) {
      throw storageError(error, this.path);
    }
  }

  /** The first column of the only row, as of a `count(*)`. */
  number(sql: string, ...parameters: readonly SqlValue[]): number {
    const row = this.get<Readonly<Record<string, number>>>(sql, ...parameters);
    return Object.values(row ?? {})[0] ?? 0;
  }

  run(sql: string, ...parameters: readonly SqlValue[]): Written {
    return this.#guard(() => {
      const { changes, lastInsertRowid } = this.#prepare(sql).run(...parameters);
      return { changes, lastId: Number(lastInsertRowid) };
    });
  }

  /** Runs any number of statements that take no parameters. */
  execute(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  /** Value of a `PRAGMA`. */
  pragma(text: string): unknown {
    return this.#guard(() => {
      const statement = this.#prepare(`PRAGMA ${text}`);
      if (statement.reader) return statement.pluck().get();
      statement.run();
      return undefined;
    });
  }

  /** Does `work` in one transaction that may write from its first statement on; all of it or nothing is kept. */
  transaction<Result>(work: () => Result): Result {
    return this.#guard(() => {
      this.#depth += 1;
      try {
        return this.#database.transaction(work).immediate();
      } finally {
        this.#depth -= 1;
      }
    });
  }

  close(): void {
    if (diesOfCollectedObjects) keptForGood.push(this.#database, ...this.#statements.values());
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Database.Statement<SqlValue[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare<SqlValue[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** The write-ahead log could not be put into a file that could not grow: now it can, and frees the log's own room. */
  #emptyLog(): void {
    try {
      this.#database.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // The log stays as it is, and what comes next says whether there is room.
    }
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      const error = storageError(thrown, this.path);
      // Within a transaction nothing can be done once more but all of it.
      if (this.#depth > 0 || !isDiskFull(error) || !this.#room?.wasFull()) throw error;
    }
    this.#emptyLog();
    try {
      return work();
    } catch (thrown) {
      throw storageError(thrown, this.path);
    }
  }
}
