import type { RequestListener } from 'node:http';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import type { Feed } from '../../../src/archive/feeds.js';
import { openFeeds, type FeedParts } from '../../../src/desk/open-feeds.js';
import { ProcessExtractor } from '../../../src/reading/page/extractor.js';
import { FakeAnnouncer } from '../../fakes/fake-announcer.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeEmbedder, fakeDimension } from '../../fakes/fake-embedder.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { fetcherFor } from '../fetch/fetching.js';
import { startWebServer } from '../fetch/web-server.js';

export const ana = { id: '7', name: 'ana' };

/** Feeds of a fake clock over a server on loopback; they end with the test. */
export async function openKeeperStage(
  listener: RequestListener,
  archive = new MemoryArchive(fakeDimension),
  requireRoom?: FeedParts['requireRoom'],
) {
  const server = await startWebServer(listener);
  const clock = new FakeClock('2026-03-02T10:00:00Z');
  const announcer = new FakeAnnouncer();
  const logged: Record<string, unknown>[] = [];
  const write = (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>);
  const extractor = new ProcessExtractor();
  const open = () =>
    openFeeds({
      archive,
      embedder: new FakeEmbedder(),
      fetcher: fetcherFor(server, { now: () => clock.nowMs() }),
      extractor,
      logger: pino({ level: 'warn' }, { write }),
      clock,
      now: () => new Date(clock.nowMs()),
      random: () => 0,
      requireRoom,
    });
  const feeds = open();
  const collection = archive.collection(localCollection);
  const base = `http://ledger.news.example:${server.port}`;
  onTestFinished(async () => {
    await feeds.close();
    await extractor.close();
  });
  return {
    ...feeds,
    open,
    archive,
    announcer,
    base,
    clock,
    collection,
    logged,
    server,
    /** Lets time pass, and what it begins come to its end. */
    pass: (ms: number) => clock.pass(ms, () => feeds.keeper.idle()),
    /** Follows `/feed`, announced in channel 70. */
    async follow(path = '/feed'): Promise<Feed> {
      const request = { collection: localCollection, by: ana, addedIn: '69', announceIn: '70' };
      const { feed } = await feeds.desk.add({ ...request, url: base + path });
      await feeds.keeper.idle();
      return feed;
    },
    async feed(id: string): Promise<Feed> {
      const feed = await archive.feeds.feed(id);
      if (!feed) throw new Error(`There is no feed ${id}.`);
      return feed;
    },
    titles: async () =>
      (await collection.articles({ after: null, limit: 100 })).map(({ title }) => title).sort(),
    /** Requests for a path. */
    asked: (path: string) =>
      server.requests.filter((request) => request.endsWith(`:${server.port}${path}`)).length,
  };
}
