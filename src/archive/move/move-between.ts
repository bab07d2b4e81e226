import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { SetupError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { databasePlace, isDatabaseUrl } from '../database-url.js';
import { openEmbeddedSource } from '../embedded/move/embedded-source.js';
import { openEmbeddedTarget } from '../embedded/move/embedded-target.js';
import type { VectorProfile } from '../vector-profile.js';
import type { MoveSource, MoveTarget, Scope } from './archive-rows.js';
import { moveArchive, type MoveReport, type MoveSummary } from './move-archive.js';
import { refuseUnfit } from './refuse-unfit.js';

export interface MoveRequest {
  /** A folder, or the address of a PostgreSQL database. */
  readonly from: string;
  readonly to: string;
  /** Of the model that Dateline is set to. */
  readonly profile: VectorProfile;
  readonly logger: Logger;
  readonly onReport?: (report: MoveReport) => void;
}

/** Both ends, open. The target may have to know of the source, in whose database it must not lie. */
interface Ends {
  readonly source: MoveSource;
  openTarget(): Promise<MoveTarget>;
}

/**
 * Opens both ends, carries everything from one to the other (see `moveArchive`), and closes them.
 * @throws SetupError where one of them cannot be used or is in use, or the source is damaged or of another model.
 */
export async function moveBetween({ from, to, ...options }: MoveRequest): Promise<MoveSummary> {
  refuseSamePlace(from, to);
  const { source, openTarget } = await openEnds(from, to, options);
  const { profile, onReport = () => {} } = options;
  try {
    const scopes: readonly Scope[] = [...(await source.collections()), null];
    for (const [done, scope] of scopes.entries()) {
      onReport({ step: 'checking', scope, done, total: scopes.length });
      await refuseUnfit(source, scope, profile);
    }
    const target = await openTarget();
    try {
      return await moveArchive({ source, target, onReport });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openEnds(
  from: string,
  to: string,
  { profile, logger }: Pick<MoveRequest, 'profile' | 'logger'>,
): Promise<Ends> {
  const openFolder = async () => openEmbeddedTarget(resolve(to));
  if (!isDatabaseUrl(from) && !isDatabaseUrl(to)) {
    return { source: openEmbeddedSource(resolve(from)), openTarget: openFolder };
  }
  // Loaded here, so that whoever moves from folder to folder need not wait for it.
  const { openPostgresSource, openPostgresTarget } = await import('../postgres/move/open-ends.js');
  const { dimension } = profile;
  if (!isDatabaseUrl(from)) {
    const source = openEmbeddedSource(resolve(from));
    return { source, openTarget: () => openPostgresTarget({ url: to, logger, dimension }) };
  }
  const source = await openPostgresSource({ url: from, logger, dimension });
  if (!isDatabaseUrl(to)) return { source, openTarget: openFolder };
  return { source, openTarget: () => openPostgresTarget({ url: to, logger, dimension }, source) };
}

function refuseSamePlace(from: string, to: string): void {
  if (placeOf(from) !== placeOf(to)) return;
  throw new SetupError(
    `--from and --to name the same place, ${isDatabaseUrl(to) ? databasePlace(to) : resolve(to)}: name another one in --to.`,
  );
}

/** Two addresses may name one database in other words: see `lockDatabase`. */
function placeOf(archive: string): string {
  if (isDatabaseUrl(archive)) return databasePlace(archive);
  return existsSync(archive) ? realpathSync(archive) : resolve(archive);
}
