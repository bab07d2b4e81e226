import type { AuditEntry } from './audit.js';
import type { Digest } from './digests.js';
import type { Feed } from './feeds.js';
import type { FollowedStory } from './followed-stories.js';

/** What names a person beside the collections: what he set up, and what he did. */
export interface DeskRecords {
  readonly feeds: readonly Feed[];
  readonly digests: readonly Digest[];
  readonly followedStories: readonly FollowedStory[];
  readonly deeds: readonly AuditEntry[];
}

/** People in what belongs to no collection's own files. A person is known by his id. */
export interface DeskPeople {
  /** In all collections. */
  records(personId: string): Promise<DeskRecords>;
  /**
   * Names him no more: feeds, digests, followed stories and deeds stay, but for what was sent to him directly, which ends.
   * The bytes are gone from the files after the next `scrub`.
   */
  forget(personId: string): Promise<void>;
  /** Writes the files anew, so that nothing is left in them of what was deleted. */
  scrub(): Promise<void>;
}
