import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileContent } from './file-content.js';
import type { Random } from './random.js';
import {
  applyData,
  applyNames,
  currentContent,
  newFile,
  newFolder,
  type RecordedFile,
  type RecordedFolder,
  type NameChange,
  type RecordedNode,
} from './recorded-disk.js';

/** What becomes of what was not synced, at one power cut. */
interface Fate {
  readonly random: Random;
  /** Of changes to files, how many reach the disk, and how many of these only in part. */
  readonly keptShare: number;
  readonly tornShare: number;
  /** Of changes to names, how many reach the disk. */
  readonly keptNames: number;
  /** Whether changes to the names of a folder reach it in the order in which they were made, as in a journal. */
  readonly areNamesInOrder: boolean;
  /** Whether a rename from one folder to another reaches it, which is the same for both. */
  readonly moves: Map<NameChange, boolean>;
}

/** Drives write sectors whole: 512 bytes or 4 KiB. */
const sectorSizes = [512, 4_096];

/** Writes a disk as a power cut may leave it into a folder. What was synced is there; of the rest `random` decides. */
export async function writeImage(root: RecordedFolder, folder: string, random: Random): Promise<void> {
  const shares = [0, 1, random.share(), random.share()];
  const fate: Fate = {
    random,
    keptShare: random.pick(shares),
    tornShare: random.pick([0, 0.2, 0.6]),
    keptNames: random.pick(shares),
    areNamesInOrder: random.isTrue(0.5),
    moves: new Map(),
  };
  await writeFolder(root, folder, fate);
}

async function writeFolder(recorded: RecordedFolder, folder: string, fate: Fate): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, node] of namesAfter(recorded, fate)) {
    const path = join(folder, name);
    if (node.kind === 'folder') await writeFolder(node, path, fate);
    else await writeFile(path, contentAfter(node, fate).bytes);
  }
}

function namesAfter(folder: RecordedFolder, fate: Fate): ReadonlyMap<string, RecordedNode> {
  const { synced, unsynced } = folder;
  const names = new Map(synced);
  const { random, keptNames, areNamesInOrder, moves } = fate;
  const reached = Math.round(unsynced.length * keptNames);
  for (const [index, change] of unsynced.entries()) {
    const isKept = moves.get(change) ?? (areNamesInOrder ? index < reached : random.isTrue(keptNames));
    moves.set(change, isKept);
    if (isKept) applyNames(names, folder, change);
  }
  return names;
}

function contentAfter(
  { synced, unsynced }: RecordedFile,
  { random, keptShare, tornShare }: Fate,
): FileContent {
  if (unsynced.length === 0) return synced;
  const content = synced.copy();
  for (const change of unsynced) {
    if (!random.isTrue(keptShare)) continue;
    if (change.kind === 'truncate' || !random.isTrue(tornShare)) applyData(content, change);
    else writeTorn(content, change, random);
  }
  return content;
}

function writeTorn(
  content: FileContent,
  { offset, bytes }: { readonly offset: number; readonly bytes: Buffer },
  random: Random,
): void {
  const sector = random.pick(sectorSizes);
  for (let start = 0; start < bytes.length;) {
    const end = Math.min(bytes.length, start + sector - ((offset + start) % sector));
    if (random.isTrue(0.5)) content.write(bytes.subarray(start, end), offset + start);
    start = end;
  }
}

/** Takes what lies in a folder for safe. */
export async function readFolder(folder: string, into: RecordedFolder): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const node = entry.isDirectory() ? newFolder() : newFile(FileContent.of(await readFile(path)));
    if (node.kind === 'folder') await readFolder(path, node);
    into.names.set(entry.name, node);
    into.synced.set(entry.name, node);
  }
}

/**
 * In what a folder differs from the recording of all that was done to it: nothing, where nothing was missed. What SQLite
 * shares between processes by mapping it into memory (`-shm`) is not recorded, and need not survive.
 */
export async function differencesFrom(recorded: RecordedFolder, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set([...entries.map(({ name }) => name), ...recorded.names.keys()]);
  for (const name of names) {
    const node = recorded.names.get(name);
    const path = join(folder, name);
    if (!node || !entries.some((entry) => entry.name === name)) found.push(`${path} is in one of both only`);
    else if (node.kind === 'folder') found.push(...(await differencesFrom(node, path)));
    else if (!name.endsWith('-shm') && !currentContent(node).bytes.equals(await readFile(path))) {
      found.push(`${path} holds something else`);
    }
  }
  return found;
}
