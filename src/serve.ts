import { once } from 'node:events';
import type { Release } from './archive/claims.js';
import type { Config } from './config.js';
import type { OwnDesk } from './desk/own-desk.js';
import { SetupError } from './errors.js';
import type { Logger } from './logger.js';
import { isManagedShard } from './managed-shard.js';
import type { Metrics } from './observing/metrics.js';
import type { Role } from './role.js';
import { toldToStop } from './told-to-stop.js';
import { within } from './within.js';

/** Longer than a shutdown takes. */
const mostTries = 15;
const againMs = 1_000;
/** So long it may take to give the claim back: with the connection it ends anyway. */
const releaseMs = 2_000;
/** Discord sends every command to each connection of a bot. */
const servedElsewhere =
  'Another process serves Discord over this archive already, and both would answer every command: start this one with --role worker, or stop that one first. Of one whose machine is gone PostgreSQL knows after a minute.';

export interface ServeParts {
  readonly config: Config;
  readonly token: string;
  readonly role: Role;
  readonly own: OwnDesk;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** With when a process is to stop. */
export interface ServingParts extends ServeParts {
  readonly stopped: Promise<unknown>;
}

/**
 * Does what a process of this role does, until it is told to stop.
 * @throws SetupError where Discord does not take the token or cannot be reached, or another process serves it over this archive
 */
export async function serve(parts: ServeParts): Promise<void> {
  const { token, role, own, logger, metrics } = parts;
  const { desk, speak, vitals } = own;
  const told = toldToStop();
  if (role === 'worker') {
    const { serveWork } = await import('./serve-work.js');
    return serveWork({ token, desk, speak, logger, metrics, vitals, stopped: told });
  }
  // A shard's manager has the claim.
  if (isManagedShard) return serveGateway({ ...parts, stopped: told });
  let isTold = false;
  void told.then(() => (isTold = true));
  const loss = new AbortController();
  const lost = once(loss.signal, 'abort');
  const release = await claimGateway(parts, told, () => loss.abort());
  try {
    if (release) await serveGateway({ ...parts, stopped: Promise.race([told, lost]) });
  } finally {
    if (release) await within(release(), releaseMs);
  }
  if (loss.signal.aborted && !isTold) throw new SetupError(servedElsewhere);
}

async function serveGateway(parts: ServingParts): Promise<void> {
  const { token, own, logger, metrics, stopped } = parts;
  const { desk, fetcher, speak, vitals } = own;
  const count = await Promise.race([shardCount(parts), stopped.then(() => null)]);
  if (count === null) return;
  if (count > 1) {
    const { serveShards } = await import('./serve-shards.js');
    return serveShards({ ...parts, count });
  }
  const { serveDiscord } = await import('./serve-discord.js');
  return serveDiscord({ token, desk, fetcher, speak, logger, metrics, vitals, stopped });
}

/** An archive in a folder is one process's: that serves all shards itself. So does one that was started as a shard. */
async function shardCount({ config, token }: ServeParts): Promise<number> {
  if (config.archiveUrl === null || isManagedShard) return 1;
  if (config.shards !== null) return config.shards;
  const { recommendedShards } = await import('./discord/sharding/recommended-shards.js');
  return recommendedShards(token);
}

/**
 * A process that is ending is waited for.
 * @param lost told where another process has it later on
 * @returns null where this one was told to stop meanwhile
 */
async function claimGateway(
  { own, logger }: ServeParts,
  told: Promise<void>,
  lost: () => void,
): Promise<Release | null> {
  for (let tries = 1; ; tries += 1) {
    const release = await own.claims.take('discord gateway', lost);
    if (release) return release;
    if (tries === 1) logger.info('Another process serves Discord over this archive: waiting for it to end.');
    if (tries === mostTries) throw new SetupError(servedElsewhere);
    if (await within(told, againMs)) return null;
  }
}
