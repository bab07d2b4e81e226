import type { CollectionId } from './collection-id.js';
import type { FollowedStory, NewsAttempt } from './followed-stories.js';
import { readPlace, type SetUp } from './place.js';

/** A story that is followed, as it is stored. */
export interface FollowedRow {
  readonly id: string;
  readonly collection: string;
  readonly story_id: string;
  readonly title: string;
  readonly place: string;
  readonly set_up: string;
  readonly quiet_until: string | null;
  readonly attempt: string | null;
  readonly stopped: string | null;
}

export function toFollowed(row: FollowedRow): FollowedStory {
  return {
    id: row.id,
    collection: row.collection as CollectionId,
    storyId: row.story_id,
    title: row.title,
    place: readPlace(row.place),
    setUp: JSON.parse(row.set_up) as SetUp,
    quietUntil: row.quiet_until,
    attempt: row.attempt === null ? null : (JSON.parse(row.attempt) as NewsAttempt),
    stopped: row.stopped,
  };
}
