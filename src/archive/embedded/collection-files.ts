import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCollectionId, type CollectionId } from '../collection-id.js';

const databaseName = 'archive.sqlite';
const removedPrefix = 'removed.';

/**
 * Name of a collection's folder: `guild.42`, `user.42`, `name.local`. No file system takes ":" for
 * granted, and with "name." before it no plain name is one that Windows keeps for a device.
 */
export function folderName(id: CollectionId): string {
  return id.includes(':') ? id.replace(':', '.') : `name.${id}`;
}

export function databaseFile(folder: string): string {
  return join(folder, databaseName);
}

/** The collections in a folder of collections, in order. What is no collection's folder is passed over. */
export async function listCollections(folder: string): Promise<readonly CollectionId[]> {
  const found: CollectionId[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const id = entry.isDirectory() ? collectionOf(entry.name) : null;
    if (id && (await sizeOf(databaseFile(join(folder, entry.name)))) > 0) found.push(id);
  }
  return found.sort();
}

/** The collection whose folder is called so; null where none is. */
export function collectionOf(name: string): CollectionId | null {
  const plain = /^name\.(.+)$/.exec(name)?.[1];
  try {
    const id = parseCollectionId(plain ?? name.replace('.', ':'));
    return folderName(id) === name ? id : null;
  } catch {
    return null;
  }
}

/** Renamed first, so that a collection is there as a whole or not at all, whenever the process ends. */
export async function removeCollection(collectionsFolder: string, id: CollectionId): Promise<void> {
  const folder = join(collectionsFolder, folderName(id));
  if (!existsSync(folder)) return;
  await rename(folder, join(collectionsFolder, `${removedPrefix}${folderName(id)}`));
  await removeLeftovers(collectionsFolder);
}

/** Removes what a process that ended in between has left of removed collections. */
export async function removeLeftovers(collectionsFolder: string): Promise<void> {
  for (const name of await readdir(collectionsFolder)) {
    if (name.startsWith(removedPrefix))
      await rm(join(collectionsFolder, name), { recursive: true, force: true });
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    // It was removed in between, as SQLite does with its log.
    return 0;
  }
}
