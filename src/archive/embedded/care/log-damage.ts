import { existsSync, readFileSync } from 'node:fs';
import { logFrames, type LogFrame, sumsOf } from './log-frames.js';

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
 * torn before anything of it was acknowledged; every other was synced.
 * @returns null where the log is whole, torn at its end, or missing.
 */
export function damageOfLog(databasePath: string): LogDamage | null {
  const path = `${databasePath}-wal`;
  if (!existsSync(path)) return null;
  const log = readFileSync(path);
  const frames = logFrames(log);
  const first = frames.findIndex(({ fits }) => !fits);
  const behind = first < 0 ? [] : frames.slice(first + 1).filter(({ fits, isOfLog }) => fits && isOfLog);
  if (behind.length === 0) return null;
  const transactions = behind.filter(({ isCommit }) => isCommit).length;
  const mended = mendFrame(log, frames[first]);
  return mended || transactions > 1 ? { transactions, mended } : null;
}

/** The log with the one bit of a page turned back that keeps it from fitting. */
function mendFrame(log: Buffer, frame: LogFrame | undefined): Buffer | null {
  if (!frame) return null;
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
