import type { Archive } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../observing/metrics.js';
import type { Announcer } from '../reading/feeds/announcer.js';
import { systemClock, type Clock } from '../clock.js';
import { FeedKeeper } from '../reading/feeds/feed-keeper.js';
import type { PollParts } from '../reading/feeds/poll-feed.js';
import { ProcessFeedParser } from '../reading/feeds/feed-parser.js';
import type { Fetcher } from '../reading/fetch/guarded-fetch.js';
import { politeFetcher } from '../reading/fetch/polite-fetcher.js';
import { FetchedRobots } from '../reading/fetch/robots-rules.js';
import type { Extractor } from '../reading/page/extractor.js';
import type { FeedDesk } from './feed-desk.js';
import { readHostRules } from './host-settings.js';
import { LocalFeedDesk } from './local-feed-desk.js';

export interface FeedParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly metrics?: Metrics | undefined;
  /** Sees that a collection may take one more article. */
  readonly requireRoom?: ((collection: CollectionId) => Promise<void>) | undefined;
  /** Keeps the time instead of `now` and the system's timers; tests set it. */
  readonly clock?: Clock | undefined;
  readonly aroundAddition?: PollParts['aroundAddition'];
  /** As `Math.random`; spreads the polls. */
  readonly random?: (() => number) | undefined;
}

/** The feeds of a process, and who polls them. */
export interface OpenFeeds {
  readonly desk: FeedDesk;
  readonly keeper: FeedKeeper;
  /** Polls the feeds of all collections from now on. The returned function ends that. */
  keep(announcer: Announcer): () => Promise<void>;
  close(): Promise<void>;
}

/** Puts together what feeds need. Nothing is polled before `keep`. */
export function openFeeds(parts: FeedParts): OpenFeeds {
  const { archive, embedder, fetcher, extractor, logger } = parts;
  const clock = parts.clock ?? { ...systemClock, nowMs: () => parts.now().getTime() };
  const robots = new FetchedRobots(fetcher, () => clock.nowMs());
  const parser = new ProcessFeedParser();
  const hostRules = (collection: CollectionId) => readHostRules(archive.settings, collection);
  const keeper = new FeedKeeper({
    archive,
    embedder,
    extractor,
    parser,
    fetcher: politeFetcher(fetcher, robots),
    clock,
    random: parts.random ?? Math.random,
    hostRules,
    aroundAddition: parts.aroundAddition,
    requireRoom: parts.requireRoom,
    logger,
    metrics: parts.metrics,
  });
  const now = (): Date => new Date(clock.nowMs());
  return {
    desk: new LocalFeedDesk({ feeds: archive.feeds, keeper, parser, fetcher, robots, hostRules, now }),
    keeper,
    keep(announcer) {
      keeper.start(announcer);
      return () => keeper.stop();
    },
    async close() {
      await keeper.stop();
      await parser.close();
    },
  };
}
