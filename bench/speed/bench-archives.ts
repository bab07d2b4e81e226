import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import type { Logger } from '../../src/logger.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { baseOfArchive, inventedBase, type Base } from './base.js';
import { madeArchive } from './made-archive.js';
import type { BenchOptions } from './row.js';

/** Archives of any size, and what they are searched with. */
export interface BenchArchives {
  readonly embedder: ProcessEmbedder;
  readonly logger: Logger;
  base(): Promise<Base>;
  /** Folder of an archive of so many passages, made where it is not there yet. */
  archiveOf(passageCount: number): Promise<string>;
  close(): Promise<void>;
}

/** Resampled from the archive that was given, or from invented articles. */
export function openBenchArchives(options: BenchOptions): BenchArchives {
  const logger = createPlainLogger('error');
  const profile = resolveModelProfile(readConfig(process.env).model);
  const embedder = new ProcessEmbedder({ profile, processes: 2, logger });
  let known: Promise<Base> | null = null;
  const base = (): Promise<Base> => {
    known ??= options.archive === null ? inventedBase(embedder) : baseOfCopy(options, embedder, logger);
    return known;
  };
  return {
    embedder,
    logger,
    base,
    async archiveOf(passageCount) {
      const kind = options.archive === null ? 'invented' : 'real';
      const path = join(options.keptFolder, `${kind}-${passageCount}`);
      await madeArchive(path, passageCount, base, profile, logger);
      return path;
    },
    close: () => embedder.close(),
  };
}

/** Opening an archive may bring its schema up to date: the one that is given stays as it is. */
async function baseOfCopy(
  { archive, scratchFolder }: BenchOptions,
  embedder: ProcessEmbedder,
  logger: Logger,
): Promise<Base> {
  const copy = await mkdtemp(join(scratchFolder, 'base-'));
  try {
    if (archive !== null) await cp(archive, copy, { recursive: true });
    return await baseOfArchive(copy, embedder, logger);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
