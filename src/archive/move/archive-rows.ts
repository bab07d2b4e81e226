import type { CollectionId } from '../collection-id.js';
import type { Job, Jobs } from '../jobs.js';
import type { MovedTable } from './moved-table.js';

export type RowValue = string | number | Uint8Array | null;

/** A row of a `MovedTable`, by its columns and those that it is ordered by. */
export type MovedRow = Readonly<Record<string, RowValue>>;

/** What rows belong to: a collection, or, null, the desk. */
export type Scope = CollectionId | null;

/** The values that a row is ordered by: pages go on behind them. */
export type Cursor = readonly (string | number)[];

/** Steps of moving a scope: the names of its tables, then, of a collection, its words. */
export const wordsStep = 'words';
export const lastStep = 'done';

/** What is to be done next in a scope. Kept in the target, in the transaction that writes what was done. */
export interface MoveProgress {
  readonly step: string;
  /** Null: from the first row on. */
  readonly after: Cursor | null;
}

/** Where the rows of an archive come from. */
export interface MoveOrigin {
  /** As messages name it. */
  readonly place: string;
  /** What stays the same wherever an archive is moved to, and differs from that of any other. */
  readonly key: string;
}

/** That an archive is the target of a move which is not over: nobody else opens it meanwhile. */
export interface MoveMark extends MoveOrigin {
  /** `verified`: only the marks are still to be removed. */
  readonly state: 'moving' | 'verified';
}

/** An archive as its rows: what a move reads and compares. No other process has it open. */
export interface ArchiveRows {
  /** As messages name it: without a password. */
  readonly place: string;
  collections(): Promise<readonly CollectionId[]>;
  /** Rows in order, as many as are read at once; fewer where there are no more. */
  page(scope: Scope, table: MovedTable, after: Cursor | null): Promise<readonly MovedRow[]>;
  /** Jobs that are queued, and those that a process was at when it ended; in the order in which they were put in. */
  jobs(): Promise<readonly Job[]>;
  close(): Promise<void>;
}

/** An archive that is moved away. It is never changed. */
export interface MoveSource extends ArchiveRows {
  /** What of a collection, or of the desk, is not as it was stored, in words. */
  damages(scope: Scope): Promise<readonly string[]>;
}

/** An archive that rows are moved to. */
export interface MoveTarget extends ArchiveRows {
  mark(): Promise<MoveMark | null>;
  setMark(mark: MoveMark): Promise<void>;
  /** Where its rows came from, once a move was over; null where none ever was. */
  movedFrom(): Promise<MoveOrigin | null>;
  progress(scope: Scope): Promise<MoveProgress | null>;
  /** A row as this kind of storage keeps it. */
  kept(table: MovedTable, row: MovedRow): MovedRow;
  /** Writes rows as `kept` gives them, and notes what comes next; all of it or nothing. */
  write(scope: Scope, table: MovedTable, rows: readonly MovedRow[], next: MoveProgress): Promise<void>;
  /**
   * Makes what some articles are found by, of those that come after `after`, and notes that, or, behind the last one, `then`.
   * @returns where to go on; null where there are no more
   */
  makeWords(scope: CollectionId, after: Cursor | null, then: MoveProgress): Promise<Cursor | null>;
  readonly queue: Pick<Jobs, 'enqueue'>;
  /** Makes what is made of all rows together, and sees that rows name no row that is missing. @returns what is wrong, in words */
  finish(): Promise<readonly string[]>;
  /** Removes the marks and notes where the rows came from: the archive may be opened. */
  open(origin: MoveOrigin): Promise<void>;
}
