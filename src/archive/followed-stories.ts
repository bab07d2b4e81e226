import type { CollectionId } from './collection-id.js';
import type { Place, SetUp } from './place.js';

/** News of a story that was begun to be sent. What a process that ended left of it says that they may stand there. */
export interface NewsAttempt {
  readonly at: string;
  /** Ids of the articles that they tell of. */
  readonly articles: readonly string[];
}

/** A story whose new articles are announced. Moments are ISO 8601 in UTC, with milliseconds. */
export interface FollowedStory {
  readonly id: string;
  readonly collection: CollectionId;
  /** As it was called when it was first followed; `Collection.story` leads to what it has become. */
  readonly storyId: string;
  /** A headline of it, by which people know it. */
  readonly title: string;
  readonly place: Place;
  readonly setUp: SetUp;
  /** Nothing is announced before this moment; null: at any. */
  readonly quietUntil: string | null;
  readonly attempt: NewsAttempt | null;
  /** Why it is not announced any more until it is followed again, as "channel-gone"; null where it is. */
  readonly stopped: string | null;
}

export type FollowedStoryChanges = Partial<Pick<FollowedStory, 'quietUntil' | 'attempt' | 'stopped'>>;

/** The stories that are followed, in all collections, and what of them was told where. */
export interface FollowedStories {
  /**
   * Follows a story of which these articles are known already, unless its collection follows `most`. One that was
   * followed in that place is followed anew.
   */
  add(followed: FollowedStory, known: readonly string[], most: number): Promise<'added' | 'full'>;
  /** In the order in which they were followed. */
  list(collection: CollectionId): Promise<readonly FollowedStory[]>;
  /** Collections that follow stories. */
  collections(): Promise<readonly CollectionId[]>;
  /** Null where it is not followed any more. */
  change(id: string, changes: FollowedStoryChanges): Promise<FollowedStory | null>;
  /** Of these articles those that are not known to the follower yet, in the order given. */
  unknown(id: string, articles: readonly string[]): Promise<readonly string[]>;
  /** From now on these articles are known to the follower, and what changes changes with that. Nothing where it is not followed any more. */
  noteKnown(id: string, articles: readonly string[], changes?: FollowedStoryChanges): Promise<void>;
  /** Says whether it was followed. */
  remove(id: string): Promise<boolean>;
  /** Gives how many there were. */
  removeAll(collection: CollectionId): Promise<number>;
  /** Of these articles those that were announced in this place of late, by whatever. */
  announcedIn(place: Place, articles: readonly string[]): Promise<ReadonlySet<string>>;
  /** Remembers for `rememberedAnnouncementMs` that they were announced there. */
  noteAnnounced(
    collection: CollectionId,
    place: Place,
    articles: readonly string[],
    moment: string,
  ): Promise<void>;
}

/** So long it is remembered what was announced where: a feed and a followed story bring an article within hours. */
export const rememberedAnnouncementMs = 14 * 24 * 60 * 60_000;
