import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatReply } from '../../src/chat/chat-session.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import { memorySample, type MemorySample } from './memory-watch.js';
import { PressSite } from './press-site.js';
import { SeededRandom } from './seeded-random.js';
import { keepImporting } from './soaking-import.js';
import { keepFollowingFeeds } from './soaking-feeds.js';
import { SoakingPerson } from './soaking-person.js';
import { SoakProcess } from './soak-process.js';
import { SoakTally } from './soak-tally.js';

export interface SoakOptions {
  readonly minutes: number;
  readonly people: number;
  readonly seed: number;
}

export interface SoakResult {
  readonly tally: SoakTally;
  readonly samples: readonly MemorySample[];
  /** What `/metrics` said last. */
  readonly figures: ReadonlyMap<string, number>;
  readonly errors: readonly string[];
}

const sampleMs = 2_000;
const loginMs = 60_000;

/** Lets people, two imports and feeds at a Dateline of its own, and watches it. */
export async function runSoak({ minutes, people, seed }: SoakOptions): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-soak-'));
  const archiveFolder = join(folder, 'archive');
  const [loopback, site] = [await LoopbackDiscord.start(), await PressSite.start()];
  const server = loopback.addGuild({ name: 'Soak', channels: ['news', 'desk'] });
  const tally = new SoakTally();
  const order = {
    token: loopback.token,
    restApi: loopback.apiUrl,
    archiveFolder,
    sitePort: site.port,
    guildIds: [server.id],
  };
  const soaked = await SoakProcess.start(order);
  try {
    await untilWell(soaked);
    const end = AbortSignal.timeout(minutes * 60_000);
    setMaxListeners(0, end);
    const wait = (milliseconds: number) =>
      sleep(Math.max(0, milliseconds), undefined, { signal: end }).catch(() => undefined);
    let number = 0;
    const nextNumber = () => (number += 1);
    const randomOf = (index: number) => new SeededRandom(seed * 1_000 + index);
    const sessions = Array.from({ length: people }, (_, index) => {
      const user = loopback.addUser({ name: `person${index}` });
      // Every fifth is a moderator.
      const isModerator = index % 5 === 0;
      loopback.addMember(server.id, user, isModerator ? 'moderator' : 'member');
      const channelId = index % 2 === 0 ? server.channels.news : server.channels.desk;
      return {
        isModerator,
        session: loopback.session(user, { guildId: server.id, channelId }, { until: isShown }),
      };
    });
    const collection = guildCollection(server.id);
    const samples: MemorySample[] = [];
    const work = [
      ...sessions.map(({ session, isModerator }, index) =>
        new SoakingPerson({ session, isModerator, random: randomOf(index), tally, nextNumber }).act(
          end,
          wait,
        ),
      ),
      ...['one', 'two'].map((name, index) =>
        keepImporting(
          { archiveFolder, collection, folder, name, random: randomOf(900 + index), tally, nextNumber },
          end,
          wait,
        ),
      ),
      keepFollowingFeeds({ session: sessions[0]!.session, site, tally }, end, wait),
      watch(soaked, { samples, tally, end, wait }),
    ];
    await Promise.all(work);
    const figures = await soaked.figures();
    const illness = await soaked.illness();
    const exit = await soaked.stop();
    const errors = [
      ...tally.errors,
      ...outcomes(figures, ['failed', 'expired']),
      ...soaked.troubles.map((line) => `log: ${line}`),
      ...(illness === null ? [] : [`health: ${illness}`]),
      ...(exit === '0' ? [] : [`It ended with ${exit}.`]),
    ];
    return { tally, samples, figures, errors };
  } finally {
    if (soaked.exit === null) await soaked.stop();
    await loopback.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bot is in another process, and cannot be tracked: a reply is whole when there is something to see. */
function isShown({ messages }: ChatReply): boolean {
  return messages.length > 0;
}

/** Interactions that ended in one of these ways, by what was asked for. */
export function outcomes(figures: ReadonlyMap<string, number>, ended: readonly string[]): readonly string[] {
  const pattern = /^dateline_interaction_seconds_count\{kind="(\w+)",name="([^"]*)",outcome="(\w+)"\}$/;
  return [...figures].flatMap(([line, times]) => {
    const [, , name, outcome] = pattern.exec(line) ?? [];
    return outcome !== undefined && ended.includes(outcome) ? [`${name}: ${outcome} ${times} times`] : [];
  });
}

async function untilWell(soaked: SoakProcess): Promise<void> {
  for (const deadline = Date.now() + loginMs; ;) {
    const illness = await soaked.illness();
    if (illness === null) return;
    if (Date.now() > deadline || soaked.exit !== null)
      throw new Error(`It does not come to serve: ${illness}`);
    await sleep(200);
  }
}

async function watch(
  soaked: SoakProcess,
  {
    samples,
    tally,
    end,
    wait,
  }: {
    readonly samples: MemorySample[];
    readonly tally: SoakTally;
    readonly end: AbortSignal;
    readonly wait: (milliseconds: number) => Promise<void>;
  },
): Promise<void> {
  while (!end.aborted) {
    try {
      samples.push(memorySample(await soaked.figures(), performance.now()));
    } catch (thrown) {
      tally.errors.push(`metrics: ${String(thrown)}`);
      if (soaked.exit !== null) return;
    }
    await wait(sampleMs);
  }
}
