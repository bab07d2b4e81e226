import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, so small that it is soon full. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives back what `fill` took. */
  makeRoom(): void;
  remove(): void;
}

/** Null where this user may not mount one; that is said on standard error. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    process.stderr.write('Skipped: only root may mount a small disk (tmpfs) to fill.\n');
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (const chunk of [65_536, 4_096]) fillWith(file, chunk);
      } finally {
        closeSync(file);
      }
    },
    makeRoom() {
      rmSync(ballast, { force: true });
    },
    remove() {
      // Lazily: a process that a failed test left behind may still hold a file.
      execFileSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

function fillWith(file: number, bytes: number): void {
  const chunk = new Uint8Array(bytes);
  for (;;) {
    try {
      if (writeSync(file, chunk) < bytes) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

/** Whether the disk takes not one byte more. */
export function isFull(folder: string): boolean {
  const trial = join(folder, 'trial');
  try {
    writeFileSync(trial, new Uint8Array(4_096));
    return false;
  } catch {
    return true;
  } finally {
    rmSync(trial, { force: true });
  }
}
