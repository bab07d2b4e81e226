import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ShardFleet } from '../../../src/discord/sharding/shard-fleet.js';
import { SetupError } from '../../../src/errors.js';
import { createLogger } from '../../../src/logger.js';
import { FakeEmbedder } from '../../fakes/fake-embedder.js';

const entry = fileURLToPath(new URL('./shard.mjs', import.meta.url));
/** No test waits for so long. */
const neverMs = 600_000;

interface FleetTimes {
  readonly count?: number;
  readonly readyAfterMs?: number;
  readonly endsAfterMs?: number;
  readonly delayMs?: number;
}

/** A fleet whose shards are processes that only say what they are. */
function openFleet({ count = 2, readyAfterMs = 0, endsAfterMs = 0, delayMs = 0 }: FleetTimes) {
  const fleet = new ShardFleet({
    token: 'a.token',
    count,
    entry,
    arguments: [JSON.stringify({ readyAfterMs, endsAfterMs })],
    embedder: new FakeEmbedder(),
    logger: createLogger('silent'),
    delayMs,
  });
  onTestFinished(() => fleet.stop());
  return fleet;
}

/** The process of a shard, once there is one. */
async function processOf(fleet: ShardFleet, shard: number) {
  await expect.poll(() => fleet.processOf(shard)?.pid).toBeDefined();
  const child = fleet.processOf(shard);
  if (!child) throw new Error('It is gone again.');
  return child;
}

describe('a fleet of shards', () => {
  test('waits between two that begin, from when the first serves, and for nothing after the last', async () => {
    const fleet = openFleet({ delayMs: 300, readyAfterMs: 400 });
    const starting = fleet.start();
    await once(await processOf(fleet, 0), 'message');
    const served = performance.now();
    await processOf(fleet, 1);
    expect(performance.now() - served).toBeGreaterThanOrEqual(250);
    await starting;
    expect(fleet.isServing).toBe(true);
    await openFleet({ count: 1, delayMs: neverMs }).start();
  });

  test('that is told to stop while it begins waits for no pause', async () => {
    const fleet = openFleet({ delayMs: neverMs });
    const starting = fleet.start();
    const child = await processOf(fleet, 0);
    await fleet.stop();
    await starting;
    expect(child.exitCode ?? child.signalCode).not.toBeNull();
    expect(fleet.processOf(1)).toBeNull();
  });

  test('that is told to stop while it restarts waits for the shard that is leaving, and begins none', async () => {
    const fleet = openFleet({ endsAfterMs: 400 });
    await fleet.start();
    const child = await processOf(fleet, 0);
    const restarting = fleet.restart();
    await expect.poll(() => fleet.processOf(0)?.pid).toBeUndefined();
    expect(child.exitCode).toBeNull();
    await fleet.stop();
    await restarting;
    // By itself, not killed.
    expect(child.exitCode).toBe(0);
    expect([fleet.processOf(0), fleet.processOf(1)]).toEqual([null, null]);
  });

  test('kills what does not end in time', async () => {
    const fleet = openFleet({ endsAfterMs: neverMs });
    await fleet.start();
    const child = await processOf(fleet, 0);
    // It hears of its end once it runs.
    await sleep(50);
    const ended = once(child, 'exit');
    await fleet.stop(100);
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
  });

  test('of which a shard dies while it begins says so, and a restart meanwhile has nothing to do', async () => {
    const fleet = openFleet({ readyAfterMs: neverMs });
    const starting = fleet.start();
    const restarting = fleet.restart();
    (await processOf(fleet, 0)).kill('SIGKILL');
    await expect(starting).rejects.toThrow(SetupError);
    await restarting;
    expect(fleet.processOf(0)).toBeNull();
  });
});
