import { compiledEntry } from './child-process.js';
import { ShardFleet } from './discord/sharding/shard-fleet.js';
import type { ServingParts } from './serve.js';
import { serveWork } from './serve-work.js';
import { shutdownMs } from './shutdown.js';

export interface ShardsParts extends ServingParts {
  readonly count: number;
}

/** What a shard is run as. */
const entry = compiledEntry(new URL('./main.js', import.meta.url));

/**
 * Serves Discord by several shards, each a process that leaves work to others and has this one embed for it, until it is to
 * stop. On SIGHUP one shard after the other is restarted, so that a new version begins without an outage of all.
 * @throws SetupError where Discord does not take the token or cannot be reached
 */
export async function serveShards({
  config,
  token,
  role,
  own,
  count,
  logger,
  metrics,
  stopped,
}: ShardsParts): Promise<void> {
  const { metricsPort, archiveUrl } = config;
  const fleet = new ShardFleet({
    token,
    count,
    entry,
    arguments: ['--role', 'bot'],
    embedder: own.embedder,
    logger,
    environment: (shard) => ({
      DATELINE_ARCHIVE: archiveUrl ?? '',
      DATELINE_METRICS_PORT: metricsPort === null ? '' : String(metricsPort + 1 + shard),
    }),
  });
  const restart = (): void => void fleet.restart();
  process.on('SIGHUP', restart);
  own.vitals.watchGateway(() => fleet.isServing);
  logger.info({ shards: count }, 'Serving Discord by several processes.');
  try {
    const work =
      role === 'all'
        ? serveWork({ token, desk: own.desk, speak: own.speak, logger, metrics, stopped })
        : stopped;
    await Promise.race([Promise.all([fleet.start(), work]), stopped]);
    await stopped;
  } finally {
    process.off('SIGHUP', restart);
    await fleet.stop(shutdownMs - 1_000);
  }
}
