import type { Article, ArticleHead, EmbeddedPassage, Original } from './article.js';

/** What `verify` found wrong, and where. */
export interface Damage {
  /** "*" where it belongs to no collection. */
  readonly collection: string;
  readonly where: string;
  readonly problem: string;
}

/** What `repair` found wrong, and what became of it. */
export interface Repaired extends Damage {
  /** What was done, in a sentence; what is lost, where something is. */
  readonly done: string;
}

/** What repairing has others do: reading and embedding are no business of an archive. */
export interface Remedies {
  /** The texts that an original may have been read to, as the article's facts are taken for typed or not; none where it cannot be read. */
  readAgain(original: Original, article: ArticleHead): Promise<readonly string[]>;
  /** The passages of an article, with their vectors, as they were made when it was taken in. */
  passagesOf(article: Article): Promise<readonly EmbeddedPassage[]>;
}
