import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, readConfig } from '../../src/config.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import type { Logger } from '../../src/logger.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { baseOfArchive, inventedBase, type Base } from './base.js';
import { madeArchive } from './made-archive.js';

export interface SetUpOptions {
  /** An archive of the same model whose passages are resampled; null: invented ones are. */
  readonly from: string | null;
  /** Of the archives that are made. */
  readonly folder: string | null;
  /** Rows of larger archives are left out. */
  readonly mostPassages: number;
}

/** What the rows of the bench share. */
export interface SetUp {
  readonly embedder: ProcessEmbedder;
  readonly logger: Logger;
  readonly mostPassages: number;
  base(): Promise<Base>;
  /** Folder of an archive of so many passages, made where it is not there yet. */
  archiveOf(passageCount: number): Promise<string>;
  close(): Promise<void>;
}

export function setUpBench({ from, folder, mostPassages }: SetUpOptions): SetUp {
  const logger = createPlainLogger('error');
  const profile = resolveModelProfile(readConfig(process.env).model);
  const embedder = new ProcessEmbedder({ profile, processes: 2, logger });
  const archives = folder ?? join(projectFolder, 'data', 'bench');
  let known: Promise<Base> | null = null;
  const base = (): Promise<Base> => {
    known ??= from === null ? inventedBase(embedder) : baseOfCopy(from, embedder, logger);
    return known;
  };
  return {
    embedder,
    logger,
    mostPassages,
    base,
    async archiveOf(passageCount) {
      const kind = from === null ? 'invented' : 'real';
      const path = join(archives, `${kind}-${passageCount}`);
      await madeArchive(path, passageCount, base, profile, logger);
      return path;
    },
    close: () => embedder.close(),
  };
}

/** To open an archive may bring its schema up to date: the one that is given stays as it is. */
async function baseOfCopy(from: string, embedder: ProcessEmbedder, logger: Logger): Promise<Base> {
  const copy = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  try {
    await cp(from, copy, { recursive: true });
    return await baseOfArchive(copy, embedder, logger);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
