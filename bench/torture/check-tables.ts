import type { Connection } from '../../src/archive/embedded/connection.js';

const searchable = `SELECT p.id FROM passages AS p JOIN articles AS a ON a.id = p.article_id
  AND a.current_version = p.version AND a.removed_at IS NULL`;
const kept = 'SELECT id FROM articles WHERE removed_at IS NULL';

/** Rows of one kind that others must stand beside, and rows that must not be without them. */
const pairs: readonly (readonly [what: string, rows: string])[] = [
  [
    'passages that are searched and are of no kept version',
    `SELECT id FROM passages WHERE searchable = 1 AND id NOT IN (${searchable})`,
  ],
  ['passages of kept versions that are not searched', `${searchable} WHERE p.searchable = 0`],
  ['passages without a vector', 'SELECT id FROM passages WHERE id NOT IN (SELECT passage_id FROM vectors)'],
  [
    'vectors without a passage',
    'SELECT passage_id FROM vectors WHERE passage_id NOT IN (SELECT id FROM passages)',
  ],
  [
    'words without a passage that is searched',
    `SELECT rowid FROM passage_words WHERE rowid NOT IN (${searchable})`,
  ],
  ['passages without words', `${searchable} WHERE p.id NOT IN (SELECT rowid FROM passage_words)`],
  [
    'counts of words without an article',
    `SELECT article_id FROM article_terms WHERE article_id NOT IN (${kept})`,
  ],
  ['articles without counts of words', `${kept} AND id NOT IN (SELECT article_id FROM article_terms)`],
  [
    'words of articles without their counts',
    'SELECT rowid FROM article_words WHERE rowid NOT IN (SELECT label FROM article_terms)',
  ],
  [
    'counts of words without words',
    'SELECT label FROM article_terms WHERE label NOT IN (SELECT rowid FROM article_words)',
  ],
  [
    'signs of a story without an article',
    `SELECT article_id FROM story_signs WHERE article_id NOT IN (${kept})`,
  ],
  [
    'places in a story without an article',
    `SELECT article_id FROM story_articles WHERE article_id NOT IN (${kept})`,
  ],
  [
    'articles with signs and without a story',
    'SELECT article_id FROM story_signs WHERE article_id NOT IN (SELECT article_id FROM story_articles)',
  ],
  [
    'originals without a version',
    'SELECT article_id FROM originals WHERE (article_id, version) NOT IN (SELECT article_id, version FROM versions)',
  ],
];

/** What of an article stands in one table and not in the others. */
export function checkTables(connection: Connection): readonly string[] {
  return pairs.flatMap(([what, rows]) => {
    const count = connection.number(`SELECT count(*) FROM (${rows})`);
    return count > 0 ? [`${count} ${what}`] : [];
  });
}
