import type { Article, ArticleContent, ArticleHead, EmbeddedPassage, Person } from './article.js';
import type { StoryGrouping } from './stories/story-grouping.js';

/** Narrows a list of articles. Dates are `YYYY-MM-DD`, both ends included; undated articles pass only where none is set. */
export interface ListFilter {
  /** As `outlets` lists it. */
  readonly outlet: string | null;
  readonly since: string | null;
  readonly until: string | null;
  /** Who added it: an id, or a name whatever its capitals. */
  readonly by: string | null;
  /** Stands in its title, whatever its capitals. */
  readonly title: string | null;
}

/** A part of a list, and how long the whole is. */
export interface ArticleList {
  readonly articles: readonly ArticleHead[];
  readonly total: number;
}

/** A version of an article, as its history tells it. */
export interface ArticleVersion {
  readonly version: number;
  readonly addedAt: string;
  /** Equal for versions of one text, of which only the facts were corrected. */
  readonly textHash: string;
  readonly editedBy: Person | null;
}

/** Who removed an article, and when: ISO 8601, UTC. */
export interface Removal {
  readonly at: string;
  readonly by: Person;
}

/** What is left of an article that was removed. */
export interface RemovedArticle {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly removedAt: string;
  /** Nobody's after it was purged. */
  readonly removedBy: Person | null;
  readonly addedBy: Person | null;
  /** Whether nothing else is left of it, so that it cannot come back. */
  readonly isPurged: boolean;
}

/** What became of a removal that was to be undone. */
export type Restored =
  | { readonly status: 'restored'; readonly article: Article }
  /** Its text or its URL was added again in the meantime. */
  | { readonly status: 'added-again'; readonly article: Article }
  | { readonly status: 'unknown' };

/** How the articles of a collection are listed, corrected and removed. */
export interface KeptArticles {
  /** Newest first: by when the newest version was stored. */
  list(filter: ListFilter, range: { readonly offset: number; readonly limit: number }): Promise<ArticleList>;
  /**
   * Articles whose first version was stored later than `after` and not later than `until` (ISO 8601), the newest first.
   * A new version of an article makes it no new article.
   */
  addedBetween(moments: { readonly after: string; readonly until: string }): Promise<readonly ArticleHead[]>;
  /** Oldest first; none where it was removed. */
  versions(articleId: string): Promise<readonly ArticleVersion[]>;
  /**
   * Stores a version with the same text and other facts. Null where another version is the newest by now, or it was removed.
   * @throws UserError where its URL is another article's.
   */
  edit(
    article: Pick<Article, 'id' | 'version'>,
    content: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<Article | null>;

  /** Takes an article out of everything that is searched, counted and listed; null where there is none. */
  remove(articleId: string, removal: Removal): Promise<RemovedArticle | null>;
  /** Brings a removed article back as it was, but for its story, which is found anew: it waits among the ungrouped. */
  restore(articleId: string): Promise<Restored>;
  /** What is left of this article; null where it was not removed. */
  removed(articleId: string): Promise<RemovedArticle | null>;
  /** Those that were removed and are not purged, last removed first. */
  removals(): Promise<readonly RemovedArticle[]>;
  /**
   * Deletes for good what was removed until this moment: texts, originals, vectors, words, and quotations in answers,
   * down to the bytes of the files. Title, outlet and URL stay. Others of this collection's calls wait meanwhile.
   * @returns how many articles.
   */
  purge(removedUntil: string): Promise<number>;
}
