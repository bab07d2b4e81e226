import type { Resemblance, StorySigns } from './story-grouping.js';

/** Two articles that were compared. Kept where they are likely enough of one event to count. */
export interface StoryLink extends Resemblance {
  readonly article: string;
  readonly other: string;
}

/** An article that may be about the same event. */
export interface StoryCandidate {
  readonly articleId: string;
  readonly bytes: Uint8Array;
}

/** What `groupArticle` needs of a storage driver. All of one call is done in one transaction. */
export interface StoryRows {
  /** Keeps the signs of an article in place of those of an earlier version, whose links go with them. The story that it is in stays. */
  keepSigns(articleId: string, signs: StorySigns): void;
  /**
   * Other articles that share marks, by the products of the weights, greatest first; ties by id. Dated ones at most so
   * many days away, and undated ones; for an undated one all.
   */
  candidates(articleId: string, signs: StorySigns, range: CandidateRange): readonly StoryCandidate[];
  /** The signs of these articles, those that have any. */
  signsOf(articleIds: readonly string[]): readonly StoryCandidate[];
  /** Keeps these, to be found from both ends. */
  link(links: readonly StoryLink[]): void;
  /** All links from these articles. */
  linksOf(articleIds: readonly string[]): readonly StoryLink[];
  /** The story that each of these articles is in, where it is in one. */
  storyIdsOf(articleIds: readonly string[]): ReadonlyMap<string, string>;
  /** The articles of these stories. */
  membersOf(storyIds: readonly string[]): ReadonlyMap<string, readonly string[]>;
  /** Whether this id was ever given. */
  isStoryId(storyId: string): boolean;
  place(articleIds: readonly string[], storyId: string): void;
  /** From now on `storyId` leads to `into`, and so does every id that led to it. */
  merge(storyId: string, into: string): void;
}

export interface CandidateRange {
  readonly days: number;
  readonly limit: number;
}
