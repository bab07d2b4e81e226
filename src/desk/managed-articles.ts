import type { ArticleHead, Person } from '../archive/article.js';
import type { CopiedArticle } from '../archive/answer.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { FactsToEdit } from '../reading/edit-article.js';
import type { ArticleList, ArticleVersion, ListFilter, RemovedArticle } from '../archive/kept-articles.js';

/** Somebody who wants to change an article. */
export interface Editor extends Person {
  /** Whether he may change those of others too. */
  readonly mayManage: boolean;
}

export interface ListArticlesRequest {
  readonly collection: CollectionId;
  readonly filter: ListFilter;
  readonly offset: number;
  readonly limit: number;
}

export interface ArticleRequest {
  readonly collection: CollectionId;
  /** Its id, its title, or a part of that where no other title has it. */
  readonly article: string;
}

export interface ChangeArticleRequest extends ArticleRequest {
  readonly by: Editor;
}

export interface EditArticleRequest extends ChangeArticleRequest {
  readonly facts: FactsToEdit;
}

export interface UndoRemovalRequest {
  readonly collection: CollectionId;
  /** Its id or its whole title; null: what was removed last of what this person may bring back. */
  readonly article: string | null;
  readonly by: Editor;
}

/** An article as it is shown to people. */
export type ArticleView =
  | {
      readonly state: 'kept';
      readonly article: ArticleHead;
      readonly versions: readonly ArticleVersion[];
      /** Null where it was not grouped yet. */
      readonly story: {
        readonly id: string;
        readonly articles: number;
        readonly independentOutlets: number;
      } | null;
      readonly copyOf: CopiedArticle | null;
    }
  | { readonly state: 'removed'; readonly removed: RemovedArticle; readonly undoUntil: string | null };

/** A removal that can be undone until a moment: ISO 8601, UTC. */
export interface RemovalOutcome {
  readonly removed: RemovedArticle;
  readonly undoUntil: string;
}

/** Listing, correcting and removing articles, as one asks a desk for it. */
export interface ArticleManagement {
  listArticles(request: ListArticlesRequest): Promise<ArticleList>;
  /** @throws UserError "no-article". */
  showArticle(request: ArticleRequest): Promise<ArticleView>;
  /** @throws UserError where the person may not, there is no such article, or a fact cannot be read. */
  editArticle(request: EditArticleRequest): Promise<ArticleHead>;
  /** Out of search at once, and purged ten minutes later. @throws UserError where the person may not, or there is no such article. */
  removeArticle(request: ChangeArticleRequest): Promise<RemovalOutcome>;
  /** @throws UserError where the person may not, or there is nothing that could still be undone. */
  undoRemoval(request: UndoRemovalRequest): Promise<ArticleHead>;
  /** What could still be undone, last removed first. */
  removals(collection: CollectionId): Promise<readonly RemovedArticle[]>;
}
