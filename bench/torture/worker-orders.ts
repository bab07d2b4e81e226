import type { Operation } from './deed.js';

/** What the process under torture is told. */
export interface WorkerOrders {
  readonly folder: string;
  readonly seed: number;
  /** Makes the keys of what it adds its own. */
  readonly run: number;
  /** Its clock: milliseconds since 1970, later in each run. */
  readonly clockMs: number;
  /** What it first does once it is open, after so many others; null: whatever comes. */
  readonly target: Operation | null;
  readonly before: number;
  readonly mostOperations: number;
  /** Where the archive is of an older schema. */
  readonly isOld: boolean;
  /** Ends itself at so many calls of the system after the target has begun; only where the recorder is loaded. */
  readonly dieAtCall: number | null;
  /** Where deeds are written down; without it they go to the pipe. */
  readonly deedsFile: string | null;
  /** Syncs less than Dateline does, to show that the torture notices. */
  readonly isCareless: boolean;
}

/** The pipe by which deeds go to whoever gave the orders. */
export const deedsDescriptor = 3;
