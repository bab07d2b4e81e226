import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../../errors.js';
import { renameDurably, syncFile, syncFolder } from '../durable-file.js';
import { deskMember } from './backup-manifest.js';

/** What is being made ready; a process that ends meanwhile has changed nothing. */
const stagingName = 'restore.partial';
/** From the moment on in which it is called so, the archive is replaced, whichever process does it. */
const readyName = 'restore.ready';
const journalName = 'restore.json';
const collectionsName = 'collections';
/** The desk's file, its log, and the copy that a migration made of it. */
const deskFile = /^desk\.(?:sqlite|sqlite-wal|sqlite-shm|sqlite-journal|before-schema-\d+\.sqlite)$/;

const journalSchema = z.strictObject({
  /** Folder in the archive's into which what was there is moved; null where nothing was. */
  keepIn: z.string().nullable(),
});

/** Called after each change on the disk. */
export type AfterStep = () => void;

/** Whether an archive was about to be replaced when the process ended that did so: what lies there is half of the one and half of the other. */
export function isReplacing(archiveFolder: string): boolean {
  return existsSync(join(archiveFolder, readyName));
}

/** An empty folder in the archive's, for what is to replace it: `desk.sqlite` and `collections/`. */
export async function beginReplacing(archiveFolder: string): Promise<string> {
  const staging = join(archiveFolder, stagingName);
  await rm(staging, { recursive: true, force: true });
  await mkdir(join(staging, collectionsName), { recursive: true, mode: 0o700 });
  return staging;
}

/** Whether a folder holds an archive in which something was ever kept. */
export async function isInhabited(archiveFolder: string): Promise<boolean> {
  const collections = await readdir(join(archiveFolder, collectionsName)).catch(() => []);
  if (collections.length > 0) return true;
  for (const name of await deskFiles(archiveFolder)) {
    if ((await stat(join(archiveFolder, name))).size > 0) return true;
  }
  return false;
}

/**
 * Puts what lies in the staging folder, synced, in the place of the archive, whose lock the caller holds. A process that
 * ends meanwhile, or a power cut, leaves the one or the other: the next one calls `finishReplacing` before it looks.
 * @param keepIn name of the folder, in the archive's, into which what was there is moved; null where nothing was.
 */
export async function replaceArchive(
  archiveFolder: string,
  keepIn: string | null,
  afterStep: AfterStep = () => {},
): Promise<void> {
  const staging = join(archiveFolder, stagingName);
  await writeFile(join(staging, journalName), JSON.stringify({ keepIn }), { mode: 0o600 });
  await syncFile(join(staging, journalName));
  syncFolder(staging);
  afterStep();
  await renameDurably(staging, join(archiveFolder, readyName));
  afterStep();
  await moveAll(archiveFolder, afterStep);
}

/**
 * Ends what a process has left in the middle; to be called with the archive's lock, before anything in it is opened.
 * @returns what it did; null where there was nothing to do
 * @throws SetupError where it cannot be told what was meant.
 */
export async function finishReplacing(
  archiveFolder: string,
  afterStep: AfterStep = () => {},
): Promise<'finished' | 'undone' | null> {
  if (existsSync(join(archiveFolder, readyName))) {
    await moveAll(archiveFolder, afterStep);
    return 'finished';
  }
  if (!existsSync(join(archiveFolder, stagingName))) return null;
  await rm(join(archiveFolder, stagingName), { recursive: true, force: true });
  return 'undone';
}

/** As long as the new part lies in the ready folder, what is in its place is the old one. */
async function moveAll(archiveFolder: string, afterStep: AfterStep): Promise<void> {
  const ready = join(archiveFolder, readyName);
  const newDesk = join(ready, deskMember);
  const newCollections = join(ready, collectionsName);
  const collections = join(archiveFolder, collectionsName);
  if (existsSync(newDesk) || existsSync(newCollections)) {
    const keepIn = await readKeepIn(ready);
    const kept = keepIn === null ? null : join(archiveFolder, keepIn);
    if (kept !== null) await mkdir(kept, { recursive: true, mode: 0o700 });
    if (existsSync(newDesk)) {
      // Its log first: beside the new file it would be taken for that one's.
      const old = (await deskFiles(archiveFolder)).toSorted().toReversed();
      for (const name of old) {
        await putAway(join(archiveFolder, name), kept === null ? null : join(kept, name), unlink);
        afterStep();
      }
      await renameDurably(newDesk, join(archiveFolder, deskMember));
      afterStep();
    }
    if (existsSync(newCollections)) {
      if (existsSync(collections)) {
        await putAway(collections, kept === null ? null : join(kept, collectionsName), rmdir);
        afterStep();
      }
      await renameDurably(newCollections, collections);
      afterStep();
    }
  }
  await rm(ready, { recursive: true, force: true });
  syncFolder(archiveFolder);
  afterStep();
}

/** What is kept nowhere is empty: an empty file, or a folder that the system removes only where it is. */
async function putAway(
  path: string,
  target: string | null,
  removeEmpty: (path: string) => Promise<void>,
): Promise<void> {
  if (target === null) await removeEmpty(path);
  else await renameDurably(path, target);
}

async function deskFiles(archiveFolder: string): Promise<readonly string[]> {
  return (await readdir(archiveFolder)).filter((name) => deskFile.test(name));
}

async function readKeepIn(ready: string): Promise<string | null> {
  try {
    return journalSchema.parse(JSON.parse(await readFile(join(ready, journalName), 'utf8'))).keepIn;
  } catch (error) {
    throw new SetupError(
      `${join(ready, journalName)} is damaged, so that a restore which was interrupted cannot be finished: move ${ready} away and restore again.`,
      { cause: error },
    );
  }
}
