import { setTimeout as wait } from 'node:timers/promises';
import type { Claims, Release } from './archive/claims.js';
import type { Config } from './config.js';
import type { OwnDesk } from './desk/open-desk.js';
import { SetupError } from './errors.js';
import type { Logger } from './logger.js';
import { isManagedShard } from './managed-shard.js';
import type { Metrics } from './observing/metrics.js';
import type { Role } from './role.js';

/** Longer than a shutdown takes. */
const mostTries = 15;
const againMs = 1_000;

export interface ServeParts {
  readonly config: Config;
  readonly token: string;
  readonly role: Role;
  readonly own: OwnDesk;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Does what a process of this role does, until it is told to stop.
 * @throws SetupError where Discord does not take the token or cannot be reached
 */
export async function serve(parts: ServeParts): Promise<void> {
  const { token, role, own, logger, metrics } = parts;
  const { desk, speak, vitals } = own;
  if (role === 'worker') {
    const { serveWork } = await import('./serve-work.js');
    return serveWork({ token, desk, speak, logger, metrics, vitals });
  }
  // A shard's manager holds it.
  const release = isManagedShard ? null : await claimGateway(own.claims);
  try {
    await serveGateway(parts);
  } finally {
    await release?.();
  }
}

async function serveGateway(parts: ServeParts): Promise<void> {
  const { token, own, logger, metrics } = parts;
  const { desk, fetcher, speak, vitals } = own;
  const count = await shardCount(parts);
  if (count > 1) {
    const { serveShards } = await import('./serve-shards.js');
    return serveShards({ ...parts, count });
  }
  const { serveDiscord } = await import('./serve-discord.js');
  return serveDiscord({ token, desk, fetcher, speak, logger, metrics, vitals });
}

/** An archive in a folder is one process's: that serves all shards itself. So does one that was started as a shard. */
async function shardCount({ config, token }: ServeParts): Promise<number> {
  if (config.archiveUrl === null || isManagedShard) return 1;
  if (config.shards !== null) return config.shards;
  const { recommendedShards } = await import('./discord/sharding/recommended-shards.js');
  return recommendedShards(token);
}

/** Discord sends every command to each connection of a bot: of two processes both would answer. One that is ending is waited for. */
async function claimGateway(claims: Claims): Promise<Release> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const release = await claims.take('discord gateway');
    if (release) return release;
    await wait(againMs);
  }
  throw new SetupError(
    'Another process serves Discord over this archive already, and both would answer every command: start this one with --role worker, or stop that one first.',
  );
}
