import { wordsStep, type Cursor, type MoveProgress } from './archive-rows.js';

/** Articles whose words are made in one transaction. */
const articlesAtOnce = 50;

/** Where an article comes among the others: by the first of its passages that are searched; 0 where it has none. */
export interface ArticlePlace {
  readonly first: number;
  readonly id: string;
}

/** What differs from one SQL to another. */
export interface PlaceSql {
  /** Conditions on `a` and on each of `p` and `q`, where collections share tables; ending with AND. */
  readonly ofArticle: string;
  readonly ofPassage: (alias: 'p' | 'q') => string;
  /** Parameters for the values of `placesBehind`, one after the other. */
  readonly parameters: readonly [string, string, string];
}

/**
 * SQL of some articles that are searched, in the order in which they came to be: in that, indexes of words are filled. It goes
 * along the passages, so that no page takes longer than the one before.
 */
export function articlesInOrder({ ofArticle, ofPassage, parameters }: PlaceSql): string {
  const [first, id, firstAgain] = parameters;
  const searched = (alias: 'p' | 'q'): string =>
    `${ofPassage(alias)} ${alias}.article_id = a.id AND ${alias}.version = a.current_version AND ${alias}.searchable = 1`;
  return `SELECT first, id FROM (
      SELECT * FROM (
        SELECT 0 AS first, a.id FROM articles AS a
        WHERE ${first} <= 0 AND ${ofArticle} a.removed_at IS NULL AND a.id > ${id}
          AND NOT EXISTS (SELECT 1 FROM passages AS p WHERE ${searched('p')})
        ORDER BY a.id LIMIT ${articlesAtOnce}) AS without
      UNION ALL
      SELECT * FROM (
        SELECT p.id AS first, a.id FROM passages AS p JOIN articles AS a ON ${ofArticle} ${searched('p')}
        WHERE a.removed_at IS NULL AND p.id > ${firstAgain}
          AND NOT EXISTS (SELECT 1 FROM passages AS q WHERE ${searched('q')} AND q.id < p.id)
        ORDER BY p.id LIMIT ${articlesAtOnce}) AS placed
    ) AS both_kinds ORDER BY first, id LIMIT ${articlesAtOnce}`;
}

/** What the SQL is given, to go on behind a place. */
export function placesBehind(after: Cursor | null): readonly (string | number)[] {
  const [first, id] = after ?? [0, ''];
  return [first ?? 0, id ?? '', first ?? 0];
}

/** What comes behind these articles. */
export function wordsStepFrom(places: readonly ArticlePlace[], then: MoveProgress): MoveProgress {
  const last = places.at(-1);
  if (!last || places.length < articlesAtOnce) return then;
  return { step: wordsStep, after: [last.first, last.id] };
}
