import { wordsStep, type MoveProgress } from './archive-rows.js';

/** Articles whose words are made in one transaction. */
const articlesAtOnce = 50;

/** Where an article comes among the others: by the first of its passages that are searched. */
export interface ArticlePlace {
  readonly first: number;
  readonly id: string;
}

/**
 * SQL of some articles that are searched, in the order in which they came to be: in that, indexes of words are filled. It takes two
 * parameters, the place behind which they come.
 */
export function articlesInOrder({
  isCollection,
  isPassage = '',
  parameter,
}: {
  /** Condition on `a`, `v` … where several collections share the tables; empty, or ending with AND. */
  readonly isCollection: string;
  readonly isPassage?: string;
  readonly parameter: (place: 1 | 2) => string;
}): string {
  return `SELECT first, id FROM (
      SELECT a.id, coalesce((SELECT min(p.id) FROM passages AS p
        WHERE ${isPassage} p.article_id = a.id AND p.version = a.current_version AND p.searchable = 1), 0) AS first
      FROM articles AS a WHERE ${isCollection} a.removed_at IS NULL) AS placed
    WHERE (first, id) > (${parameter(1)}, ${parameter(2)}) ORDER BY first, id LIMIT ${articlesAtOnce}`;
}

/** What comes behind these articles. */
export function wordsStepFrom(places: readonly ArticlePlace[], then: MoveProgress): MoveProgress {
  const last = places.at(-1);
  if (!last || places.length < articlesAtOnce) return then;
  return { step: wordsStep, after: [last.first, last.id] };
}
