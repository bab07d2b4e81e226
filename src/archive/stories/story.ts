import type { Provenance } from '../article.js';

/** Articles about one event. */
export interface Story {
  /** Given once and resolved for good: where stories merge, the ids of both lead to what they have become. */
  readonly id: string;
  /** In order of their dates, undated ones last; then of their ids. Never empty. */
  readonly articles: readonly StoryArticle[];
  /** How many outlets carry the event in a text of their own that was fetched from them. */
  readonly independentOutlets: number;
}

/** One who tells a story. */
export interface StoryArticle {
  readonly articleId: string;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  readonly provenance: Provenance;
  /** Whether a person typed the outlet. */
  readonly isOutletTyped: boolean;
  /** The article whose copy it is: the earliest of those that have its words. Null where it is none. */
  readonly copyOf: string | null;
}
