import type { CollectionId } from './collection-id.js';
import type { Place, SetUp } from './place.js';

/** How often a digest is posted. A collection has at most one of each. */
export type DigestRhythm = 'daily' | 'weekly';

/** When a digest is posted, by the clock on the wall of its server. */
export interface DigestTimes {
  readonly rhythm: DigestRhythm;
  /** Of the day, in minutes from midnight. */
  readonly minuteOfDay: number;
  /** 0 (Sunday) to 6; null where it is posted every day. */
  readonly weekday: number | null;
}

/** A digest that was begun to be sent. What a process that ended left of it says that it may stand there. */
export interface DigestAttempt {
  /** When it was begun. */
  readonly at: string;
  /** Up to when it tells what is new. */
  readonly until: string;
}

/** What is new, posted from time to time. Moments are ISO 8601 in UTC, with milliseconds. */
export interface Digest extends DigestTimes {
  readonly collection: CollectionId;
  readonly place: Place;
  readonly setUp: SetUp;
  /** IANA name of the time zone in which `nextAt` was reckoned. */
  readonly timeZone: string;
  /** When it is posted next. */
  readonly nextAt: string;
  /** What came into the archive later than this is new. */
  readonly newSince: string;
  readonly attempt: DigestAttempt | null;
  /** Why it is not posted any more until it is set up again, as "channel-gone"; null where it is. */
  readonly stopped: string | null;
}

export type DigestChanges = Partial<Pick<Digest, 'timeZone' | 'nextAt' | 'newSince' | 'attempt' | 'stopped'>>;

/** The digests of all collections. */
export interface Digests {
  /** Keeps a digest in the place of the collection's other one of that rhythm. */
  set(digest: Digest): Promise<void>;
  /** Daily before weekly. */
  list(collection: CollectionId): Promise<readonly Digest[]>;
  /** Of all collections, those that are not stopped, by when they are posted. */
  posted(): Promise<readonly Digest[]>;
  /** Those of them that are to be posted by now. */
  due(moment: string): Promise<readonly Digest[]>;
  /** The first moment later than this at which one is to be posted; null where there is none. */
  nextAfter(moment: string): Promise<string | null>;
  /** Null where it was removed or set up anew. */
  change(
    digest: Pick<Digest, 'collection' | 'rhythm' | 'setUp'>,
    changes: DigestChanges,
  ): Promise<Digest | null>;
  /** Says whether there was one. */
  remove(collection: CollectionId, rhythm: DigestRhythm): Promise<boolean>;
  /** Gives how many there were. */
  removeAll(collection: CollectionId): Promise<number>;
}
