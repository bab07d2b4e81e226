import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Feed } from '../archive/feeds.js';
import type { PollReport } from '../reading/feeds/feed-keeper.js';

/** What one can do with the feeds of a collection. A feed is named by its id, its address or its title. */
export interface FeedDesk {
  /**
   * Follows a feed, or the first readable one that a page names. Its articles come later, one after the other.
   * @throws UserError where there is none, it is followed already, or the collection follows as many as it may.
   */
  add(request: AddFeedRequest): Promise<AddedFeed>;
  /** In the order in which they were added. */
  list(collection: CollectionId): Promise<readonly Feed[]>;
  /** Its articles stay. @throws UserError "no-feed" */
  remove(collection: CollectionId, name: string, by: Person): Promise<Feed>;
  /** @throws UserError "no-feed" */
  pause(collection: CollectionId, name: string, by: Person): Promise<Feed>;
  /** Polls a feed again, and announces its articles again. @throws UserError "no-feed" */
  resume(collection: CollectionId, name: string, by: Person): Promise<Feed>;
  /** Follows the feeds of an OPML file; whether they can be read turns out when they are polled. @throws UserError where it is none. */
  importOpml(request: ImportFeedsRequest): Promise<FeedImport>;
  /** An OPML file of the collection's feeds. @throws UserError "no-feeds" where there are none. */
  exportOpml(collection: CollectionId): Promise<string>;
  /** Polls those of the collection's feeds that are due. */
  poll(collection: CollectionId): Promise<readonly PollReport[]>;
  /** Follows none of the collection's feeds any more; gives how many there were. */
  removeAll(collection: CollectionId): Promise<number>;
}

export interface AddFeedRequest {
  readonly collection: CollectionId;
  readonly url: string;
  readonly by: Person;
  /** The channel in which it is added, where its troubles are told; null at the terminal. */
  readonly addedIn: string | null;
  /** The channel in which its articles are announced; null: nowhere. */
  readonly announceIn: string | null;
}

export interface AddedFeed {
  readonly feed: Feed;
  /** RSS, Atom, RDF or JSON Feed. */
  readonly format: string;
  /** How many items it has now. */
  readonly items: number;
  /** True where the address given is that of a page which names the feed. */
  readonly isNamedByPage: boolean;
  /** How many feeds that page names. */
  readonly namedFeeds: number;
}

export interface ImportFeedsRequest extends Omit<AddFeedRequest, 'url'> {
  readonly opml: Uint8Array;
}

export interface FeedImport {
  readonly added: readonly Feed[];
  /** Followed before, or named twice. */
  readonly known: number;
  /** `reason`: as `keptError` gives it. */
  readonly refused: readonly { readonly url: string; readonly reason: string }[];
}
