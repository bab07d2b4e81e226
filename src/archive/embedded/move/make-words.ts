import { articleColumns, toArticle, type ArticleRow } from '../../article-rows.js';
import type { Cursor, MoveProgress } from '../../move/archive-rows.js';
import {
  articlesInOrder,
  placesBehind,
  wordsStepFrom,
  type ArticlePlace,
} from '../../move/articles-in-order.js';
import { ArticleTerms } from '../article-terms.js';
import type { Connection } from '../connection.js';
import { IndexedWords } from '../indexed-words.js';
import { PassageWords } from '../passage-words.js';
import { keepProgress } from './move-marks.js';

const inOrder = articlesInOrder({ ofArticle: '', ofPassage: () => '', parameters: ['?', '?', '?'] });

interface SearchedPassage {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Has some articles, and their passages, found by their words; and notes how far that is. */
export function makeWords(connection: Connection, after: Cursor | null, then: MoveProgress): Cursor | null {
  const places = connection.all<ArticlePlace>(inOrder, ...placesBehind(after));
  const next = wordsStepFrom(places, then);
  connection.transaction(() => {
    for (const { id } of places) indexArticle(connection, id);
    keepProgress(connection, next);
  });
  return next.after;
}

function indexArticle(connection: Connection, id: string): void {
  const row = connection.get<ArticleRow>(
    `SELECT ${articleColumns} FROM articles AS a
     JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version WHERE a.id = ?`,
    id,
  );
  if (!row) return;
  const article = toArticle(row);
  const words = new IndexedWords(article);
  new ArticleTerms(connection).replace(id, article, words);
  const passages = connection.all<SearchedPassage>(
    `SELECT id, start_offset AS start, end_offset AS "end" FROM passages
     WHERE article_id = ? AND version = ? AND searchable = 1 ORDER BY id`,
    id,
    row.version,
  );
  for (const passage of passages) new PassageWords(connection).add(passage.id, words, passage);
}
