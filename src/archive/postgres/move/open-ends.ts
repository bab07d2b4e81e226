import type { Logger } from '../../../logger.js';
import { databasePlace } from '../../database-url.js';
import { openPgPool } from '../pg-pool.js';
import { openSourceDatabase, openTargetDatabase, type DatabaseToMove } from './open-database.js';
import { PostgresSource, PostgresTarget } from './postgres-rows.js';

export interface EndOptions {
  readonly url: string;
  readonly logger: Logger;
  /** Numbers in the vectors that are searched. */
  readonly dimension: number;
}

/** Opens the archive in a database to be moved from there. @throws SetupError */
export async function openPostgresSource(options: EndOptions): Promise<PostgresSource> {
  return new PostgresSource(await openSourceDatabase(toMove(options)));
}

/** Opens a database for an archive to be moved there. @throws SetupError */
export async function openPostgresTarget(
  options: EndOptions,
  source?: PostgresSource,
): Promise<PostgresTarget> {
  return new PostgresTarget(await openTargetDatabase(toMove(options), source?.lock));
}

function toMove({ url, logger, dimension }: EndOptions): DatabaseToMove {
  const pool = openPgPool({ url, logger, size: poolSize, name: 'dateline move' });
  return { pool, where: databasePlace(url), dimension, logger };
}

/** One transaction after the other, and a job that waits for none of them. */
const poolSize = 2;
