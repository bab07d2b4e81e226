import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Digest, DigestRhythm, DigestTimes } from '../archive/digests.js';
import type { Place, SetUp } from '../archive/place.js';

/** What one can do with the digests of a collection. */
export interface DigestDesk {
  /**
   * Posts a digest from now on, in the place of the one of its rhythm, and tells what that one has not told yet, of the last
   * two weeks; the first tells what is new of one day, or week.
   */
  set(request: SetDigestRequest): Promise<Digest>;
  /** Daily before weekly. */
  list(collection: CollectionId): Promise<readonly Digest[]>;
  /** Posts these no more; all of them where none is named. Gives those that were posted. @throws UserError "no-digest" */
  off(collection: CollectionId, rhythm: DigestRhythm | null, by: Person): Promise<readonly Digest[]>;
  /** Posts none of the collection's digests any more; gives how many there were. */
  removeAll(collection: CollectionId): Promise<number>;
}

export interface SetDigestRequest extends Omit<DigestTimes, 'weekday'> {
  readonly collection: CollectionId;
  /** 0 (Sunday) to 6; null: of a weekly one the first day of the week by the settings, of a daily one none. */
  readonly weekday: number | null;
  readonly place: Place;
  readonly setUp: SetUp;
}
