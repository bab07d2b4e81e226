import type { Article } from '../archive/article.js';

/** What a person gives: a link, a file or a text. */
export type ArticleInput =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string };

/** What a person says of it; it wins over what the text says. */
export interface ArticleHints {
  readonly title?: string;
  readonly outlet?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly authors?: readonly string[];
  readonly modifiedAt?: string;
  /** BCP 47; what is none counts as not given. */
  readonly language?: string;
  readonly externalId?: string;
}

/** How far the taking in of an article has got. */
export type AddProgress =
  | { readonly stage: 'fetching' | 'reading' | 'storing' }
  | { readonly stage: 'embedding'; readonly done: number; readonly total: number };

/** What became of an article that was taken in. */
export interface AddOutcome {
  readonly status: 'added' | 'updated' | 'duplicate';
  readonly article: Article;
  readonly passages: number;
}
