import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asError, SetupError, UserError } from '../../errors.js';
import { troubleOf } from './disk-trouble.js';
import { syncFolder } from './durable-file.js';

/**
 * Makes a folder that others may not read, where there is none, and sees that it can be written.
 * @throws SetupError naming the folder; UserError where it is only for want of room or file handles.
 */
export function makeFolder(folder: string): void {
  try {
    const path = resolve(folder);
    const outermost = makeMissing(path);
    if (!statSync(path).isDirectory()) throw new Error('it is a file');
    if (outermost !== undefined) syncNew(path, outermost);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === 'handles') throw new UserError('archive-no-handles', {}, { cause: error });
    if (trouble === 'full') throw new UserError('archive-disk-full', {}, { cause: error });
    throw new SetupError(
      `The archive folder ${folder} cannot be used (${asError(error).message}): let this user write it, or name another with --archive or in DATELINE_ARCHIVE.`,
      { cause: error },
    );
  }
}

/**
 * One after the other: Node's own way to make them all at once never ends below `/proc` (seen with Node 20).
 * @returns the outermost that was made here
 */
function makeMissing(path: string): string | undefined {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  return missing.filter(isMadeHere)[0];
}

/** Whether it was made, and not by another process that starts and was faster. */
function isMadeHere(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** What could not be made safe is made anew the next time: nothing is in it yet. */
function syncNew(innermost: string, outermost: string): void {
  try {
    syncNames(innermost, outermost);
  } catch (error) {
    rmSync(outermost, { recursive: true, force: true });
    throw error;
  }
}

/** Without this a power cut could take away the folder of an article that was acknowledged. */
function syncNames(innermost: string, outermost: string): void {
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) {
    syncFolder(dirname(folder));
  }
}
