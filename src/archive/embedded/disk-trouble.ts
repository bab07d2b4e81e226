import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

/** What is wrong with the place of a file, as far as writing beside it shows. */
export type DiskTrouble = 'full' | 'readOnly' | 'handles' | null;

const troubleOfCode: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  // A limit of the process's own (`ulimit -f`).
  EFBIG: 'full',
  EROFS: 'readOnly',
  EMFILE: 'handles',
  ENFILE: 'handles',
};

/** As much as SQLite takes at once for the index of a write-ahead log. */
const trialBytes = 32_768;

/**
 * SQLite tells of most failures that they are failures, and not why: a quota that is used up, a file system that has
 * become read-only, no file handle left. So a small file is written beside `path`, and what that says is told.
 */
export function diskTrouble(path: string): DiskTrouble {
  const trial = `${path}.trial`;
  try {
    const file = openSync(trial, 'w', 0o600);
    try {
      writeSync(file, new Uint8Array(trialBytes));
      return null;
    } finally {
      closeSync(file);
      rmSync(trial, { force: true });
    }
  } catch (error) {
    return troubleOf(error);
  }
}

/** What an error of the file system says of the disk; null where it is about something else. */
export function troubleOf(error: unknown): DiskTrouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return troubleOfCode[code] ?? null;
}
