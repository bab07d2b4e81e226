import type { Person } from './article.js';
import type { CollectionId } from './collection-id.js';

/** When a feed itself wants to be polled. */
export interface FeedRhythm {
  /** Not more often than this; null where it does not say. */
  readonly intervalMinutes: number | null;
  /** Hours of the day in UTC, 0 to 23, in which it is not to be polled. */
  readonly skipHours: readonly number[];
  /** Days of the week in UTC, 0 (Sunday) to 6. */
  readonly skipDays: readonly number[];
}

/** A feed that a collection follows. Moments are ISO 8601 in UTC, with milliseconds. */
export interface Feed {
  readonly id: string;
  readonly collection: CollectionId;
  /** Normalised. */
  readonly url: string;
  readonly title: string | null;
  readonly addedBy: Person;
  readonly addedAt: string;
  /** The channel in which it was added, where its server is told of its troubles; null at the terminal. */
  readonly addedIn: string | null;
  /** The channel in which its new articles are announced; null: nowhere. */
  readonly announceIn: string | null;
  /** Why they are not announced there at present, as "channel-gone"; null where they are. */
  readonly announcingStopped: string | null;
  readonly pausedAt: string | null;
  /** Who paused it; null while it is polled. */
  readonly pausedBy: 'person' | 'failures' | null;
  readonly nextPollAt: string;
  /** When it last answered as it should, be it that nothing was new. */
  readonly lastSuccessAt: string | null;
  /** As the server sent them with what was last read as a whole, byte for byte. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Polls since the last success. */
  readonly failures: number;
  readonly failingSince: string | null;
  /** As `keptError` gives it; of older rows an English sentence. */
  readonly lastError: string | null;
  /** As it said when it was last read; null before. */
  readonly rhythm: FeedRhythm | null;
}

/** A feed as it is added. */
export type NewFeed = Pick<
  Feed,
  'id' | 'collection' | 'url' | 'title' | 'addedBy' | 'addedAt' | 'addedIn' | 'announceIn' | 'nextPollAt'
>;

/** What may change in a feed. */
export type FeedChanges = Partial<Omit<Feed, 'id' | 'collection' | 'addedBy' | 'addedAt' | 'addedIn'>>;

/** What became of an item of a feed. */
export interface FeedItemState {
  /** It is not looked at again. */
  readonly done: boolean;
  /** How often it was tried in vain. */
  readonly attempts: number;
}

/** The same, with when it was noted, in ISO 8601. */
export interface NotedFeedItem extends FeedItemState {
  readonly notedAt: string;
}

/** The feeds of all collections and which of their items are known. */
export interface Feeds {
  /** Adds a feed, unless its collection follows that URL already or follows `most` feeds. */
  add(feed: NewFeed, most: number): Promise<'added' | 'known' | 'full'>;
  /** In the order in which they were added. */
  list(collection: CollectionId): Promise<readonly Feed[]>;
  feed(feedId: string): Promise<Feed | null>;
  /** Those that are not paused and are to be polled by now, the longest overdue first. */
  due(moment: string): Promise<readonly Feed[]>;
  /** When the next one is due; null where all are paused. */
  nextDue(): Promise<string | null>;
  /** Null where there is no such feed any more. */
  change(feedId: string, changes: FeedChanges): Promise<Feed | null>;
  /** Removes a feed and what is known of its items; says whether it was there. */
  remove(feedId: string): Promise<boolean>;
  /** Removes the feeds of a collection; gives how many there were. */
  removeAll(collection: CollectionId): Promise<number>;
  /** What is known of these items; those that were never noted are left out. */
  items(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, NotedFeedItem>>;
  /**
   * Notes what became of an item, and forgets those noted longest ago where a feed has more than a thousand. Nothing is
   * done where there is no such feed any more.
   */
  noteItem(feedId: string, key: string, state: FeedItemState, moment: string): Promise<void>;
}

/** So many items of a feed are remembered: several times what is taken of it at once. */
export const rememberedItems = 1_000;
