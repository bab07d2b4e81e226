import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Connection } from '../connection.js';
import { damageOfLog, type LogDamage } from './log-damage.js';
import { newFile, removeWorkFolder, workFolder } from './work-folder.js';

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
  /** What was damaged in its log; where it could be mended the copy has the mended one. */
  readonly log: LogDamage | null;
}

/** Copies a damaged file, which nobody has open, into a folder of its own. What a repair before has left there is removed. */
export function makeWorkCopy(path: string): WorkCopy {
  const folder = workFolder(path);
  removeWorkFolder(path);
  mkdirSync(folder);
  const source = join(folder, 'damaged.sqlite');
  copyFileSync(path, source);
  const log = damageOfLog(path);
  const mended = log?.mended && likeliest(path, log.mended.logs, join(folder, 'trial.sqlite'));
  if (mended) writeFileSync(`${source}-wal`, mended);
  else if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${source}-wal`);
  rightHeader(source);
  return { source, target: newFile(path), log };
}

/** Of what a log may have been, that with which least is wrong in the file: a page in the place of another one is seen at once. */
function likeliest(path: string, logs: readonly Buffer[], trial: string): Buffer | undefined {
  if (logs.length < 2) return logs[0];
  const problems = logs.map((log) => {
    copyFileSync(path, trial);
    writeFileSync(`${trial}-wal`, log);
    rightHeader(trial);
    return problemsOf(trial);
  });
  for (const name of [trial, `${trial}-wal`, `${trial}-shm`]) rmSync(name, { force: true });
  return logs[problems.indexOf(Math.min(...problems))];
}

function problemsOf(path: string): number {
  const connection = new Connection(path, 0);
  try {
    const found = connection.all<{ readonly integrity_check: string }>('PRAGMA integrity_check');
    return found.filter(({ integrity_check: line }) => line !== 'ok').length;
  } catch {
    return Infinity;
  } finally {
    connection.close();
  }
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
