import { setTimeout as sleep } from 'node:timers/promises';
import { guildCollection } from '../../src/archive/collection-id.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import { inventedArticle } from '../soak/invented-news.js';
import { PressSite } from '../soak/press-site.js';
import { SeededRandom } from '../soak/seeded-random.js';
import { SharedProcess } from './child-process.js';
import type { ProcessOrder } from './process-order.js';

export interface ProcessesOptions {
  /** The address of an empty database. */
  readonly archive: string;
  /** How many articles are added. */
  readonly articles: number;
  /** After so many of them one of two workers is killed. */
  readonly killAfter: number;
  /** Followed at the start, and as many after the kill. */
  readonly feeds: number;
}

/** What three processes over one archive came to, of which one was killed. */
export interface ProcessesReport {
  /** Titles of the articles whose addition was acknowledged. */
  readonly acknowledged: readonly string[];
  /** Of additions that failed. */
  readonly failures: readonly string[];
  /** Answers to questions that were asked all the time. */
  readonly answered: number;
  readonly questionFailures: readonly string[];
  /** Of the questions, in milliseconds. */
  readonly slowestMs: number;
  /** How often each feed was asked for: once when it was followed, and once when it was polled. */
  readonly feedRequests: readonly number[];
  /** Messages in the channel in which the feeds' articles are announced. */
  readonly announcements: number;
  /** From the kill until all was acknowledged, and from the start. */
  readonly sinceKillMs: number;
  readonly tookMs: number;
}

const atOnce = 12;
const questionEveryMs = 250;
/** Feeds are looked at every half minute. */
const settleMs = 35_000;

/** Has a bot and two workers share an archive, adds articles and follows feeds by the bot, and kills one worker in the middle. */
export async function runProcesses(options: ProcessesOptions): Promise<ProcessesReport> {
  const [loopback, site] = [await LoopbackDiscord.start(), await PressSite.start()];
  const server = loopback.addGuild({ name: 'Several', channels: ['news', 'desk'] });
  const { token, apiUrl: restApi } = loopback;
  const order = { archive: options.archive, token, restApi, sitePort: site.port };
  const started: SharedProcess[] = [];
  const start = async (role: ProcessOrder['role']): Promise<SharedProcess> => {
    const process = await SharedProcess.start({ ...order, role });
    started.push(process);
    return process;
  };
  try {
    const bot = await start('bot');
    const doomed = await start('worker');
    await start('worker');
    const collection = guildCollection(server.id);
    const by = { id: '7', name: 'ana' };
    const acknowledged: string[] = [];
    const failures: string[] = [];
    const questionFailures: string[] = [];
    const times: number[] = [];
    const begun = performance.now();
    const over = new AbortController();
    let killedMs = 0;

    const follow = async (from: number): Promise<void> => {
      for (let feed = from; feed < from + options.feeds; feed += 1) {
        const request = {
          collection,
          url: site.feedUrl(feed),
          by,
          addedIn: null,
          announceIn: server.channels.news,
        };
        await bot.call({ method: 'follow', request });
      }
    };
    const killOnce = async (): Promise<void> => {
      if (killedMs > 0 || acknowledged.length < options.killAfter) return;
      killedMs = performance.now();
      await doomed.kill();
      await follow(options.feeds + 1);
    };
    let next = 0;
    const addAll = async (): Promise<void> => {
      while (next < options.articles) {
        const number = (next += 1);
        const { title, outlet, date, paragraphs } = inventedArticle(new SeededRandom(number), number);
        const unique = `${title} (${number})`;
        const text = `${paragraphs.join('\n\n')}\n\nThis is report ${number}.`;
        const input = { kind: 'text', text } as const;
        const hints = { title: unique, outlet, publishedAt: date };
        try {
          await bot.call({ method: 'add', request: { collection, input, hints, by } });
          acknowledged.push(unique);
        } catch (error) {
          failures.push(String(error));
        }
        await killOnce();
      }
    };
    const askAlways = async (): Promise<void> => {
      const audience = { askerId: '7', channelId: null, private: true };
      const filters = { since: null, until: null, outlet: null };
      const asked = {
        collection,
        question: 'Which bridge was reopened?',
        filters,
        asOf: null,
        limit: 3,
        audience,
      };
      while (!over.signal.aborted) {
        const askedMs = performance.now();
        try {
          await bot.call({ method: 'ask', request: asked });
          times.push(performance.now() - askedMs);
        } catch (error) {
          questionFailures.push(String(error));
        }
        await sleep(questionEveryMs);
      }
    };

    const asking = askAlways();
    await follow(1);
    await Promise.all(Array.from({ length: atOnce }, addAll));
    const tookMs = performance.now() - begun;
    const sinceKillMs = performance.now() - killedMs;
    const session = loopback.session(loopback.addUser({ name: 'reader' }), {
      guildId: server.id,
      channelId: server.channels.news,
    });
    await untilStill(() => session.messages().length + sum(site.requests.values()));
    over.abort();
    await asking;
    const feedRequests = Array.from(
      { length: 2 * options.feeds },
      (_, index) => site.requests.get(`/feed/${index + 1}`) ?? 0,
    );
    return {
      acknowledged,
      failures,
      answered: times.length,
      questionFailures,
      slowestMs: Math.max(...times),
      feedRequests,
      announcements: session.messages().length,
      sinceKillMs,
      tookMs,
    };
  } finally {
    for (const process of started) await process.stop();
    await loopback.close();
    await site.close();
  }
}

/** Waits until nothing comes any more. */
async function untilStill(count: () => number): Promise<void> {
  const deadline = performance.now() + settleMs * 3;
  for (let last = -1, sinceMs = performance.now(); performance.now() < deadline; await sleep(500)) {
    const now = count();
    if (now !== last) sinceMs = performance.now();
    else if (performance.now() - sinceMs > settleMs) return;
    last = now;
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
