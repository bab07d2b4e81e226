import { constants, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { copyFile, link, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameDurably, syncFile, syncFolder } from '../durable-file.js';
import { keptName } from './kept-files.js';
import { decisionFile, isDecided, newFile, workFolder } from './work-folder.js';

/** Called after each change on the disk. */
export type AfterStep = () => void;

/**
 * Puts the new file, as a repair has written it, in the place of the damaged one, which nobody has open and which is kept
 * beside it. A crash or a power cut at any moment leaves the damaged one, with its log, or the new one, once
 * `finishPuttingInPlace` has been called, as whoever opens the file does.
 * @param stamp what the kept file is called after: letters, digits and "-".
 * @returns the name of the file that is kept.
 */
export async function putInPlace(
  path: string,
  stamp: string,
  afterStep: AfterStep = () => {},
): Promise<string> {
  const kept = keptName(path, stamp);
  try {
    await keep(path, join(dirname(path), kept));
    afterStep();
    await syncFile(newFile(path));
    await decide(path, kept);
  } catch (error) {
    if (!isDecided(path)) await rm(join(dirname(path), kept), { force: true });
    throw error;
  }
  afterStep();
  finishPuttingInPlace(path, afterStep);
  return kept;
}

/** There as a whole or not at all. */
async function decide(path: string, kept: string): Promise<void> {
  const partial = `${decisionFile(path)}.partial`;
  await writeFile(partial, kept, { mode: 0o600 });
  await syncFile(partial);
  syncFolder(dirname(path));
  await renameDurably(partial, decisionFile(path));
}

/** A second name takes no time and no room; where the file system has none it is copied. */
async function keep(path: string, target: string): Promise<void> {
  try {
    await link(path, target);
  } catch {
    await copyFile(path, target, constants.COPYFILE_EXCL);
    await syncFile(target);
  }
}

/**
 * Ends what a process has left in the middle of `putInPlace`. To be called before a database is opened, while nobody has it
 * open. Where nothing was left it does nothing.
 */
export function finishPuttingInPlace(path: string, afterStep: AfterStep = () => {}): void {
  if (!isDecided(path)) return;
  const folder = dirname(path);
  // As long as the new file is not in its place, what is there is the damaged one, and the log is that one's.
  if (existsSync(newFile(path))) {
    const kept = readFileSync(decisionFile(path), 'utf8');
    // A log that was left beside the new file would be written into it.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, join(folder, `${basename(kept)}-wal`));
    rmSync(`${path}-shm`, { force: true });
    syncFolder(folder);
    afterStep();
    renameSync(newFile(path), path);
    // In its new place first: in between it may have both names, but never none.
    syncFolder(folder);
    syncFolder(workFolder(path));
    afterStep();
  }
  rmSync(workFolder(path), { recursive: true, force: true });
  afterStep();
}
