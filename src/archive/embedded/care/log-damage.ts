import { readFileSync } from 'node:fs';
import { isHeaderWhole, logFrames, type LogFrame, withHeaderMended } from './log-frames.js';
import { canBeMended, mendLog, type MendedLog } from './mend-log.js';

/** So often a log is read that changes each time. */
const mostTries = 5;

/** A write-ahead log that is damaged before its end. */
export interface LogDamage {
  /** Transactions behind the damage, which SQLite would forget. */
  readonly transactions: number;
  /** Null where more than one bit of it is flipped. */
  readonly mended: MendedLog | null;
}

/**
 * What is damaged in the write-ahead log beside a database. SQLite takes the first page that does not fit for the end of what
 * was written, and forgets the transactions behind it. That is right for the pages of the last one, which a crash may have
 * torn before anything of it was acknowledged; every other was synced. To look for the flipped bit takes up to some 200 ms.
 * @param read gives the log, or null where there is none.
 * @returns null where the log is whole, torn at its end, or missing.
 */
export function damageOfLog(databasePath: string, read: ReadLog = readLog): LogDamage | null {
  return lookedAt(databasePath, read, (log) => {
    const found = misfitOf(log);
    if (!found) return null;
    const mended = found.mend();
    return mended || found.isCertain ? { transactions: found.transactions, mended } : null;
  });
}

/**
 * The same where only that is asked: how many transactions stand behind the damage; null where there is none. For a flipped
 * bit is looked only where a crash may have done it as well.
 */
export function transactionsBehindDamage(databasePath: string): number | null {
  return lookedAt(databasePath, readLog, (log) => {
    const found = misfitOf(log);
    return found && (found.isCertain || found.canBeMended()) ? found.transactions : null;
  });
}

/** Reads a log that may be removed at any moment. */
export type ReadLog = (path: string) => Buffer | null;

const readLog: ReadLog = (path) => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** What `look` finds in a log. What is written to while it is read may be read as a mixture of before and after. */
function lookedAt<Found>(
  databasePath: string,
  read: ReadLog,
  look: (log: Buffer) => Found | null,
): Found | null {
  const path = `${databasePath}-wal`;
  let log = read(path);
  for (let tries = 1; log; tries += 1) {
    const found = look(log);
    if (found === null) return null;
    const again = read(path);
    if (again?.subarray(0, log.length).equals(log) || tries === mostTries) return found;
    log = again;
  }
  return null;
}

/** What does not fit in a log, where pages behind it do. */
interface Misfit {
  /** That end behind it. */
  readonly transactions: number;
  /** Whether no crash can have done it, and so it is damage, whether or not it can be mended. */
  readonly isCertain: boolean;
  /** Whether one bit is flipped, and that is all. */
  canBeMended(): boolean;
  mend(): MendedLog | null;
}

function misfitOf(log: Buffer): Misfit | null {
  if (!isHeaderWhole(log)) return headerMisfit(log);
  const frames = logFrames(log);
  const first = frames.findIndex(({ fits }) => !fits);
  const frame = frames[first];
  if (!frame) return null;
  const behind = frames.slice(first + 1).filter(({ fits, isOfLog }) => fits && isOfLog);
  const transactions = commitsOf(behind);
  // Nothing that was acknowledged stands behind it: SQLite writes pages of an unfinished transaction over, and makes their sums last.
  if (transactions === 0) return null;
  return {
    transactions,
    isCertain: transactions > 1,
    canBeMended: () => canBeMended(log, frame),
    mend: () => mendLog(log, frame),
  };
}

/** It is synced before any page is written. */
function headerMisfit(log: Buffer): Misfit | null {
  const mended = withHeaderMended(log);
  const transactions = commitsOf(logFrames(mended ?? log));
  if (transactions === 0) return null;
  const isAll = mended !== null && !misfitOf(mended);
  return {
    transactions,
    isCertain: true,
    canBeMended: () => isAll,
    mend: () => (isAll ? { isTurnedBack: true, logs: [mended] } : null),
  };
}

function commitsOf(frames: readonly LogFrame[]): number {
  return frames.filter(({ fits, isCommit }) => fits && isCommit).length;
}
