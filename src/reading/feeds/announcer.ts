import type { Feed } from '../../archive/feeds.js';

/** Articles of one story that a poll found, as one line. */
export interface NewsLine {
  readonly title: string | null;
  readonly url: string | null;
  /** Of all that tell it, in order, each once. */
  readonly outlets: readonly string[];
}

/** What a poll found, for a channel. */
export interface FeedNews {
  readonly feed: Feed;
  /** Never empty. */
  readonly lines: readonly NewsLine[];
  readonly articleCount: number;
}

/** Writes into channels. */
export interface Announcer {
  /**
   * One message. Resolves with null where it was sent, and with the reason ("channel-gone") where the channel is gone or
   * closed to Dateline; rejects where it may work another time.
   */
  announce(channelId: string, news: FeedNews): Promise<string | null>;
  /** Tells a channel that a feed was paused because it failed for so long; resolves as `announce`. */
  tellPaused(channelId: string, feed: Feed): Promise<string | null>;
  /** Tells a channel that a feed is no longer announced in its own, which is gone or closed; resolves as `announce`. */
  tellStopped(channelId: string, feed: Feed): Promise<string | null>;
}
