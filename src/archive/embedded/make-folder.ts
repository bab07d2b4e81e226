import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asError, SetupError } from '../../errors.js';
import { syncFolder } from './durable-file.js';

/**
 * Makes a folder that others may not read, where there is none, and sees that it can be written.
 * @throws SetupError naming the folder.
 */
export function makeFolder(folder: string): void {
  try {
    const path = resolve(folder);
    const outermost = mkdirSync(path, { recursive: true, mode: 0o700 });
    if (outermost !== undefined) syncNames(path, outermost);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SetupError(
      `The archive folder ${folder} cannot be used (${asError(error).message}): let this user write it, or name another in DATELINE_ARCHIVE.`,
      { cause: error },
    );
  }
}

/** Without this a power cut could take away the folder of an article that was acknowledged. */
function syncNames(innermost: string, outermost: string): void {
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) {
    syncFolder(dirname(folder));
  }
}
