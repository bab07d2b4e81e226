import { randomFillSync } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { open, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * For removing and purging articles, settings, and closing: a few thousand such writes, and the write-ahead log of a
 * collection (4 MB unless it cannot be checkpointed), whose pages are to find room in the file before it can be emptied.
 */
export const usualReserveBytes = 16 * 2 ** 20;
/** On a small disk it is this share of it. */
const largestShare = 1 / 8;
const chunkBytes = 2 ** 20;

/** A file that does nothing but take room, so that there is some when the disk is full. */
export class DiskReserve {
  readonly #path: string;
  readonly #mostBytes: number;
  #isStopped = false;

  /** @param folder the archive's. */
  constructor(folder: string, mostBytes = usualReserveBytes) {
    this.#path = join(folder, 'reserve');
    this.#mostBytes = mostBytes;
  }

  /** Gives up the room; false where there was none. */
  giveUp(): boolean {
    const isThere = (statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) > 0;
    if (isThere) rmSync(this.#path, { force: true });
    return isThere;
  }

  /**
   * Sees to it that the room is taken. False where there is none, which means: not as much again beside it, so that what
   * comes next does not find the disk full at once. Never rejects.
   */
  async fill(): Promise<boolean> {
    const partial = `${this.#path}.partial`;
    try {
      const { bsize, blocks, bavail } = await statfs(dirname(this.#path));
      const bytes = Math.min(this.#mostBytes, Math.floor(blocks * bsize * largestShare));
      if (statSync(this.#path, { throwIfNoEntry: false })?.size === bytes) return true;
      // What is left of one of another size is room, too.
      this.giveUp();
      if (bavail * bsize < 2 * bytes) return false;
      await this.#write(partial, bytes);
      await rename(partial, this.#path);
      return true;
    } catch {
      await rm(partial, { force: true }).catch(() => undefined);
      return false;
    }
  }

  /** A `fill` that is under way ends soon, without effect. */
  stopFilling(): void {
    this.#isStopped = true;
  }

  /** Of random bytes, which no file system stores in less room, or not at all as it does a hole. */
  async #write(path: string, bytes: number): Promise<void> {
    const file = await open(path, 'w', 0o600);
    try {
      for (let written = 0; written < bytes;) {
        if (this.#isStopped) throw new Error('No longer wanted.');
        const chunk = randomFillSync(Buffer.alloc(Math.min(chunkBytes, bytes - written)));
        written += (await file.write(chunk)).bytesWritten;
      }
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
