import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { PressSite } from './press-site.js';
import type { SoakTally } from './soak-tally.js';

export interface FeedParts {
  /** Of a moderator. */
  readonly session: LoopbackSession;
  readonly site: PressSite;
  readonly tally: SoakTally;
}

/** A feed is polled once an hour at most; so that there is always something to read, another one is followed after so long. */
const everyMs = 15_000;
const mostAtOnce = 3;

/** Follows one feed after the other, adds a page by its link with each, and follows the oldest no more. */
export async function keepFollowingFeeds(
  { session, site, tally }: FeedParts,
  signal: AbortSignal,
  wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
  for (let feed = 1; !signal.aborted; feed += 1) {
    const url = site.feedUrl(feed);
    await tally.timed('feed add', () => session.command('feed add', { url }));
    await tally.timed('add url', () => session.command('add url', { url: site.articleUrl(500_000 + feed) }));
    if (feed > mostAtOnce) {
      const oldest = site.feedUrl(feed - mostAtOnce);
      await tally.timed('feed remove', () => session.command('feed remove', { feed: oldest }));
    }
    await wait(everyMs);
  }
}
