import type { Archive } from '../../archive/archive.js';
import type { Feed } from '../../archive/feeds.js';
import type { Clock } from '../../clock.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { Announcer } from './announcer.js';
import { changeFeed } from './change-feed.js';
import { newsLines } from './news-lines.js';
import { noticePlaces, tellFirst } from './notice-places.js';
import type { PollResult } from './poll-feed.js';

export interface FeedNoticeParts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Says in channels what a poll brought, and what is wrong with a feed. What cannot be said is logged; nothing rejects for it. */
export class FeedNotices {
  readonly #parts: FeedNoticeParts;
  readonly #announcer: Announcer;

  constructor(parts: FeedNoticeParts, announcer: Announcer) {
    this.#parts = parts;
    this.#announcer = announcer;
  }

  /** Where its channel takes no more, the feed is announced no longer. */
  async announce(feed: Feed, added: PollResult['added']): Promise<void> {
    if (feed.announceIn === null || feed.announcingStopped !== null) return;
    const { archive, clock, logger } = this.#parts;
    const place = { kind: 'channel', id: feed.announceIn } as const;
    try {
      const ids = added.map(({ id }) => id);
      // What a followed story brought there is not said again.
      const told = await archive.followedStories.announcedIn(place, ids);
      const fresh = added.filter(({ id }) => !told.has(id));
      if (fresh.length === 0) return;
      const stories = await archive.collection(feed.collection).storiesOf(ids);
      const news = { feed, lines: newsLines(fresh, stories), articleCount: fresh.length };
      const reason = await this.#announcer.announce(feed.announceIn, news);
      if (reason === null) {
        const now = new Date(clock.nowMs()).toISOString();
        await archive.followedStories.noteAnnounced(feed.collection, place, ids, now);
        return;
      }
      const stopped = await changeFeed(archive, feed, { announcingStopped: reason });
      logger.warn({ feed: feed.id, reason }, 'New articles of a feed are no longer announced.');
      if (feed.addedIn !== feed.announceIn) await this.#tell(stopped, 'tellStopped');
    } catch (error) {
      logger.warn({ feed: feed.id, error: asError(error).message }, 'New articles were not announced.');
    }
  }

  /** That it failed for so long that it is polled no more. */
  tellPaused(feed: Feed): Promise<void> {
    return this.#tell(feed, 'tellPaused');
  }

  /** Tells of a feed's trouble, once. */
  async #tell(feed: Feed, notice: 'tellPaused' | 'tellStopped'): Promise<void> {
    const announcer = this.#announcer;
    const reason = await tellFirst(noticePlaces(feed), (channel) => announcer[notice](channel, feed));
    if (reason === null) return;
    this.#parts.logger.warn({ feed: feed.id, notice, reason }, 'Nobody could be told of a feed’s trouble.');
  }
}
