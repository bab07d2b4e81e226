import { readFileSync } from 'node:fs';
import { logFrames, type LogFrame, sumsOf } from './log-frames.js';

/** So often a log is read that changes each time. */
const mostTries = 5;

/** A write-ahead log that is damaged before its end. */
export interface LogDamage {
  /** Transactions behind the damage, which SQLite would forget. */
  readonly transactions: number;
  /** The log as it was, where one bit of it is flipped; null where more is. */
  readonly mended: Buffer | null;
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
    const { transactions, frame } = found;
    const mended = mendFrame(log, frame);
    return mended || transactions > 1 ? { transactions, mended } : null;
  });
}

/**
 * The same where only that is asked: how many transactions stand behind the damage; null where there is none. For a flipped
 * bit is looked only where a crash may have done it as well.
 */
export function transactionsBehindDamage(databasePath: string): number | null {
  return lookedAt(databasePath, readLog, (log) => {
    const found = misfitOf(log);
    return found && (found.transactions > 1 || mendFrame(log, found.frame)) ? found.transactions : null;
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

/** The first page that does not fit, where pages behind it do, and how many transactions end with these. */
function misfitOf(log: Buffer): { readonly frame: LogFrame; readonly transactions: number } | null {
  const frames = logFrames(log);
  const first = frames.findIndex(({ fits }) => !fits);
  const frame = frames[first];
  if (!frame) return null;
  const behind = frames.slice(first + 1).filter(({ fits, isOfLog }) => fits && isOfLog);
  if (behind.length === 0) return null;
  return { frame, transactions: behind.filter(({ isCommit }) => isCommit).length };
}

/** The log with the one bit of a page turned back that keeps it from fitting. */
function mendFrame(log: Buffer, frame: LogFrame): Buffer | null {
  const bytes = Buffer.from(log);
  const whole = bytes.subarray(frame.start, frame.end);
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const at = bit >> 3;
    whole[at] = (whole[at] ?? 0) ^ (1 << (bit & 7));
    if (doesFit(whole, frame) && logFrames(bytes).every(({ fits, start }) => fits || start > frame.start))
      return bytes;
    whole[at] = (whole[at] ?? 0) ^ (1 << (bit & 7));
  }
  return null;
}

function doesFit(frame: Buffer, { before, isBigEndian, salts }: LogFrame): boolean {
  const sums = sumsOf(frame.subarray(24), sumsOf(frame.subarray(0, 8), before, isBigEndian), isBigEndian);
  return (
    sums[0] === frame.readUInt32BE(16) &&
    sums[1] === frame.readUInt32BE(20) &&
    frame.subarray(8, 16).equals(salts)
  );
}
