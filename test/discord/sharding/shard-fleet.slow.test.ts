import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShardClientUtil } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SharedProcess } from '../../../bench/processes/child-process.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import type { ChatReply } from '../../../src/chat/chat-session.js';
import { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';
import { compiledEntry } from '../../../src/child-process.js';
import { readConfig } from '../../../src/config.js';
import { recommendedShards } from '../../../src/discord/sharding/recommended-shards.js';
import { ShardFleet } from '../../../src/discord/sharding/shard-fleet.js';
import { ProcessEmbedder } from '../../../src/embedding/process-embedder.js';
import { resolveModelProfile } from '../../../src/embedding/resolve-model-profile.js';
import { createLogger } from '../../../src/logger.js';
import { makeDatabase, owner } from '../../archive/postgres/make-database.js';
import { RealServer, serverPrograms } from '../../archive/postgres/real-server.js';

const logger = createLogger('silent');
const count = 2;

async function openStage() {
  const database = await RealServer.start();
  onTestFinished(() => database.remove());
  const admin = openPgPool({ url: database.url('postgres'), logger });
  const inside = openPgPool({ url: database.url('shards'), logger });
  await makeDatabase(admin, inside, 'shards');
  await Promise.all([admin.close(), inside.close()]);
  const loopback = await LoopbackDiscord.start();
  onTestFinished(() => loopback.close());
  const order = {
    archive: database.url('shards', owner),
    token: loopback.token,
    restApi: loopback.apiUrl,
    sitePort: 1,
  };
  const embedder = new ProcessEmbedder({
    profile: resolveModelProfile(readConfig({}).model),
    processes: 1,
    logger,
  });
  onTestFinished(() => embedder.close());
  const fleet = new ShardFleet({
    token: loopback.token,
    count,
    entry: compiledEntry(new URL('../../../bench/processes/shared-process.ts', import.meta.url)).replace(
      /\.ts$/,
      '.js',
    ),
    arguments: [JSON.stringify({ ...order, role: 'bot' })],
    embedder,
    logger,
    delayMs: 10,
  });
  onTestFinished(() => fleet.stop());
  return { loopback, fleet, order };
}

/** The bot is in other processes: what it comes to is seen. */
const isWhole = ({ messages, modal }: ChatReply) =>
  modal !== null || /Krell|Fire|could/.test(JSON.stringify(messages));

/** A server on each shard, and somebody in it. */
function serversOf(loopback: LoopbackDiscord) {
  const user = loopback.addUser({ name: 'ana' });
  const byShard = new Map<number, ReturnType<LoopbackDiscord['session']>>();
  for (let n = 0; byShard.size < count; n += 1) {
    const guild = loopback.addGuild({ name: `Server ${n}`, channels: ['news', 'desk'] });
    const shard = ShardClientUtil.shardIdForGuildId(guild.id, count);
    if (byShard.has(shard)) continue;
    loopback.addMember(guild.id, user, 'moderator');
    const place = { guildId: guild.id, channelId: guild.channels.news };
    byShard.set(shard, loopback.session(user, place, { until: isWhole }));
  }
  return byShard;
}

describe.skipIf(serverPrograms === '')('shards of a bot (set TEST_POSTGRES_BIN to try it)', () => {
  test('each serves its servers by the embedder of one, comes back when it died, and restarts one after the other', async () => {
    const { loopback, fleet, order } = await openStage();
    const servers = serversOf(loopback);
    expect(fleet.isServing).toBe(false);
    await fleet.start();
    expect(fleet.isServing).toBe(true);
    expect(loopback.gatewaySessions).toBe(count);
    const worker = await SharedProcess.start({ ...order, role: 'worker' });
    onTestFinished(() => worker.stop());

    for (const [shard, session] of servers) {
      const text = `The mill at Krell ${shard} burned down on Monday night. Nobody was hurt in the fire, the brigade said.`;
      const opened = await session.command('add text');
      const added = await session.submit(opened, { text, title: `Fire ${shard}` });
      expect(JSON.stringify(added)).toContain(`Fire ${shard}`);
      const answer = await session.command('ask', { question: 'What burned down at Krell?' });
      expect(JSON.stringify(answer)).toContain(`Krell ${shard}`);
      // Nothing of the other server.
      expect(JSON.stringify(answer)).not.toContain(`Krell ${1 - shard}`);
    }
    // Both registered nothing twice.
    expect(
      loopback.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')),
    ).toHaveLength(1);

    const asked = async () => {
      // Three seconds lie between two questions of one person, whichever process he asks.
      await sleep(3_000);
      return servers.get(1)?.command('ask', { question: 'What burned down at Krell?' });
    };
    await fleet.restart();
    expect(loopback.gatewaySessions).toBe(count);
    expect(JSON.stringify(await asked())).toContain('Krell 1');

    const child = fleet.processOf(1);
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
    expect(fleet.isServing).toBe(false);
    await expect.poll(() => fleet.isServing, { timeout: 60_000 }).toBe(true);
    expect(JSON.stringify(await asked())).toContain('Krell 1');
    await fleet.stop();
    expect(fleet.processOf(0)).toBeNull();
  }, 180_000);

  test('how many there are is Discord’s to say', async () => {
    const loopback = await LoopbackDiscord.start();
    onTestFinished(() => loopback.close());
    expect(await recommendedShards(loopback.token, loopback.apiUrl)).toBe(1);
    await expect(recommendedShards('wrong', loopback.apiUrl)).rejects.toThrow(/DISCORD_TOKEN/);
  });
});
