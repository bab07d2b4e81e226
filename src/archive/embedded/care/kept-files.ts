import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeWorkFolder } from './work-folder.js';

/** What a damaged database is called that a repair has kept. @param stamp letters, digits and "-". */
export function keptName(path: string, stamp: string): string {
  return `${beginning(path)}${stamp}.sqlite`;
}

/**
 * Removes the damaged files that repairs of a database have kept, with their logs, and what a repair that ended in the middle
 * has left. To be called before anything is deleted from it for good: it stands in them, too.
 */
export function dropKeptFiles(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(beginning(path)) && /\.sqlite(?:-wal)?$/.test(name))
      rmSync(join(folder, name), { force: true });
  }
  removeWorkFolder(path);
}

function beginning(path: string): string {
  return `${basename(path, '.sqlite')}.damaged-`;
}
