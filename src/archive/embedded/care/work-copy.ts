import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../durable-file.js';
import { damageOfLog, type LogDamage } from './log-damage.js';

/** What the beginning of each of our database files says, by its offset: what it is, pages of 4,096 bytes, a log beside it, UTF-8. */
const header: readonly (readonly [number, readonly number[]])[] = [
  [0, [...Buffer.from('SQLite format 3\0')]],
  [16, [0x10, 0x00, 2, 2, 0, 64, 32, 32]],
  [44, [0, 0, 0, 4]],
  [52, [0, 0, 0, 0, 0, 0, 0, 1]],
  [64, [0, 0, 0, 0]],
];
const headerBytes = 100;

/** A folder beside a database in which a new file is made of it, and the copy that this is read from. */
export interface WorkCopy {
  /** A copy of the damaged file, with its log; its header is put right. */
  readonly source: string;
  /** Where the new file is to be made. */
  readonly target: string;
  /** What was damaged in its log; of what could be mended the copy has the mended one. */
  readonly log: LogDamage | null;
}

/** Copies a damaged file, which nobody has open, into a folder of its own. What a repair before has left there is removed. */
export function makeWorkCopy(path: string): WorkCopy {
  const folder = workFolder(path);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const source = join(folder, 'damaged.sqlite');
  copyFileSync(path, source);
  const log = damageOfLog(path);
  if (log?.mended) writeFileSync(`${source}-wal`, log.mended);
  else if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${source}-wal`);
  rightHeader(source);
  return { source, target: targetFile(path), log };
}

/** Removes what a repair that failed has left. */
export function removeWorkCopy(path: string): void {
  rmSync(workFolder(path), { recursive: true, force: true });
}

/**
 * Puts the new file, as a repair has written it, in the place of the damaged one, which nobody has open and which is kept
 * beside it. A crash at any moment leaves the one or the
 * other in place.
 * @param stamp what the kept file is called after: letters, digits and "-".
 * @returns the name of the file that is kept.
 */
export async function putInPlace(path: string, stamp: string): Promise<string> {
  const folder = dirname(path);
  const target = targetFile(path);
  const kept = `${basename(path, '.sqlite')}.damaged-${stamp}.sqlite`;
  copyFileSync(path, join(folder, kept));
  await syncFile(join(folder, kept));
  // A log that was left beside the new file would be written into it.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, join(folder, `${kept}-wal`));
  rmSync(`${path}-shm`, { force: true });
  syncFolder(folder);
  await syncFile(target);
  renameSync(target, path);
  syncFolder(folder);
  removeWorkCopy(path);
  return kept;
}

function targetFile(path: string): string {
  return join(workFolder(path), 'new.sqlite');
}

function workFolder(path: string): string {
  return join(dirname(path), `${basename(path, '.sqlite')}.repair`);
}

function rightHeader(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    const found = Buffer.alloc(headerBytes);
    readSync(descriptor, found, 0, headerBytes, 0);
    for (const [offset, bytes] of header) {
      const right = Buffer.from(bytes);
      if (!found.subarray(offset, offset + right.length).equals(right))
        writeSync(descriptor, right, 0, right.length, offset);
    }
  } finally {
    closeSync(descriptor);
  }
}
