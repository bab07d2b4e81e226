import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { openEmbeddedSource } from '../../../src/archive/embedded/move/embedded-source.js';
import { openEmbeddedTarget } from '../../../src/archive/embedded/move/embedded-target.js';
import type { MoveSource, MoveTarget } from '../../../src/archive/move/archive-rows.js';
import { moveArchive, type MoveSummary } from '../../../src/archive/move/move-archive.js';
import { openSourceDatabase, openTargetDatabase } from '../../../src/archive/postgres/move/open-database.js';
import { PostgresSource, PostgresTarget } from '../../../src/archive/postgres/move/postgres-rows.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import { createLogger } from '../../../src/logger.js';
import { PglitePool } from '../postgres/pglite-pool.js';
import { sampleDimension } from '../sample-articles.js';
import { fillArchive } from './full-archive.js';

export const profile = { fingerprint: 'sample', dimension: sampleDimension };
export const logger = createLogger('silent');

/** A place that an archive may lie in. */
export interface End {
  archive(): Promise<Archive>;
  source(): Promise<MoveSource>;
  target(): Promise<MoveTarget>;
}

/** A folder that is not there yet, in one that is removed after the test. */
export async function newFolder(): Promise<string> {
  const outer = await mkdtemp(join(tmpdir(), 'dateline-move-test-'));
  onTestFinished(() => rm(outer, { recursive: true, force: true }));
  return join(outer, 'archive');
}

export function inFolder(folder: string): End {
  return {
    archive: () => openEmbeddedArchive({ folder, profile, logger }),
    source: async () => openEmbeddedSource(folder),
    target: async () => openEmbeddedTarget(folder),
  };
}

/** A database in this process. */
export async function inProcess(): Promise<End & { readonly pool: PglitePool }> {
  const pool = await PglitePool.open();
  onTestFinished(() => pool.end());
  const options = { pool, where: 'PGlite', dimension: sampleDimension, logger };
  return {
    pool,
    archive: () => openArchiveOn(pool, 'PGlite', { profile, logger }),
    source: async () => new PostgresSource(await openSourceDatabase(options)),
    target: async () => new PostgresTarget(await openTargetDatabase(options)),
  };
}

/** The folder of an archive with something of everything in it. */
export async function fullFolder(): Promise<string> {
  const folder = await newFolder();
  await using(await inFolder(folder).archive(), fillArchive);
  return folder;
}

/** Works with what has to be closed. */
export async function using<Opened extends { close(): Promise<void> }, Result>(
  opened: Opened,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

export interface MoveOptions {
  readonly rowsAtOnce?: number;
  /** Makes what stands between the move and its target. */
  readonly wrap?: (target: MoveTarget) => MoveTarget;
}

/** Moves from one end to another. */
export async function move(
  from: End,
  to: End,
  { rowsAtOnce = 500, wrap = (target) => target }: MoveOptions = {},
): Promise<MoveSummary> {
  return using(await from.source(), async (source) =>
    using(await to.target(), (target) => moveArchive({ source, target: wrap(target), rowsAtOnce })),
  );
}
