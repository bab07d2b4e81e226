import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/**
 * What was fetched into a model's folder: SHA-256 by path below it. A file that the record does not name, or that is
 * not what it says, was left by something that did not end well.
 */
export class DownloadRecord {
  readonly #file: string;
  readonly #sums: Map<string, string>;

  constructor(folder: string) {
    this.#file = join(folder, 'downloaded.json');
    this.#sums = new Map(Object.entries(readSums(this.#file)));
  }

  sha256(path: string): string | null {
    return this.#sums.get(path) ?? null;
  }

  add(path: string, sha256: string): void {
    this.#sums.set(path, sha256);
    // Beside it first: a record that was cut off would cost the whole download.
    const beside = `${this.#file}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(Object.fromEntries(this.#sums), null, 2));
    renameSync(beside, this.#file);
  }
}

/** One that cannot be read is as good as none. */
function readSums(file: string): z.output<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
