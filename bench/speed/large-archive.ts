import { cp, rm } from 'node:fs/promises';
import { openBenchArchives } from './bench-archives.js';
import type { BenchOptions } from './row.js';

/** What is searched, for the name of a row. */
export function sizeWords({ archive, passages }: BenchOptions): string {
  return archive === null ? `${passages} passages` : 'the archive given';
}

/** A copy, in `target`, of the archive that is searched: the one that was given, or one of invented articles. */
export async function copyBenchArchive(options: BenchOptions, target: string): Promise<void> {
  const source = options.archive ?? (await inventedArchive(options));
  await rm(target, { recursive: true, force: true });
  await cp(source, target, { recursive: true });
}

async function inventedArchive(options: BenchOptions): Promise<string> {
  const archives = openBenchArchives(options);
  try {
    return await archives.archiveOf(options.passages);
  } finally {
    await archives.close();
  }
}
