import type { Answer } from '../archive/answer.js';
import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { FollowedStory } from '../archive/followed-stories.js';
import type { Place, SetUp } from '../archive/place.js';
import type { StoryLine } from './story-line.js';

/** So many stories may a collection follow. */
export const mostFollowed = 25;

/** What one can do with the stories that a collection follows. */
export interface FollowDesk {
  /**
   * Follows the story that a topic leads to, or that an answer begins with. What is there already is not announced.
   * @throws UserError where there is none, or the collection follows as many as it may.
   */
  follow(request: FollowRequest): Promise<Following>;
  /** In the order in which they were followed. */
  list(collection: CollectionId): Promise<readonly FollowedNow[]>;
  /** Follows a story no more; it is named by its id, or by its title. @throws UserError "no-followed-story" */
  stop(collection: CollectionId, name: string, by: Person): Promise<FollowedStory>;
  /** Follows none of the collection's stories any more; gives how many there were. */
  removeAll(collection: CollectionId): Promise<number>;
}

export interface FollowRequest {
  readonly collection: CollectionId;
  /** An answer that whoever follows may read. */
  readonly by: { readonly topic: string } | { readonly answer: Answer };
  readonly place: Place;
  readonly setUp: SetUp;
}

/** A followed story, and what it has become by now. */
export interface FollowedNow {
  readonly followed: FollowedStory;
  /** Null where none of its articles is left. */
  readonly story: StoryLine | null;
}

export interface Following extends FollowedNow {
  /** False where the story is only the nearest to the topic. */
  readonly isSure: boolean;
  /** Whether it was followed in that place before. */
  readonly wasFollowed: boolean;
}
