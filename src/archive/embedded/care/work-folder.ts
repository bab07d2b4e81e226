import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Beside a database: where a repair makes a new file of it. */
export function workFolder(path: string): string {
  return join(dirname(path), `${basename(path, '.sqlite')}.repair`);
}

/** Where the new file is made. */
export function newFile(path: string): string {
  return join(workFolder(path), 'new.sqlite');
}

/** Holds the name under which the damaged file is kept. From when it is there, the new file is to take the place of that one. */
export function decisionFile(path: string): string {
  return join(workFolder(path), 'decided');
}

/** Whether a new file is to be put in the place of this database, and that was not finished. */
export function isDecided(path: string): boolean {
  return existsSync(decisionFile(path));
}

/** Removes what a repair has left that failed, or ended in the middle; not one that is decided, which is to be finished. */
export function removeWorkFolder(path: string): void {
  if (!isDecided(path)) rmSync(workFolder(path), { recursive: true, force: true });
}
