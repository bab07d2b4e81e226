import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';

/** Makes what was written to a file survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder survive a power cut. */
export function syncFolder(path: string): void {
  // Windows opens no folder; there the file system's journal keeps the names.
  if (platform() === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a synced file or folder in its place, so that a power cut leaves what was there before, or it. Waits without holding the thread. */
export async function renameDurably(path: string, target: string): Promise<void> {
  await rename(path, target);
  if (platform() === 'win32') return;
  for (const folder of new Set([dirname(target), dirname(path)])) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
