import { articleTokens, passageTokens } from '../indexed-tokens.js';
import { TermCounts } from '../term-counts.js';
import type { ArticleContent } from '../article.js';
import type { Connection } from './connection.js';

/**
 * Tokens come from `tokensOf`, and this tokenizer of SQLite's only parts them at spaces again: of ASCII it keeps letters,
 * digits and the full stop, of everything else every character. (SQLite's own `unicode61` would part "3.5", and
 * drop letters that are younger than its tables.)
 */
const tokenizer = "ascii tokenchars '.'";

/** What of an article its words are made of. Columns that came later are not there when this runs. */
type Worded = Pick<ArticleContent, 'title' | 'outlet' | 'publishedAt' | 'language' | 'text'>;
const wordedColumns = 'v.title, v.outlet, v.published_at AS publishedAt, v.language, v.text';

/** Rows read at a time: about a megabyte of text. */
const pageSize = 200;

/**
 * Makes the keyword index anew, from the stored texts: drops the tables of words, fills new ones by `tokensOf`, and
 * counts the words of each article. To be called in a transaction. It holds no more than a page of texts in memory.
 */
export function rebuildWords(connection: Connection): void {
  connection.execute(`
    DROP TABLE passage_words;
    DROP TABLE article_words;
    -- The words of the searchable passages; the text itself stands in versions only.
    CREATE VIRTUAL TABLE passage_words USING fts5 (
      context, body, content = '', contentless_delete = 1, tokenize = "${tokenizer}"
    );
    CREATE VIRTUAL TABLE article_words USING fts5 (
      words, content = '', contentless_delete = 1, tokenize = "${tokenizer}"
    );
  `);
  indexArticles(connection);
  indexPassages(connection);
}

function indexArticles(connection: Connection): void {
  for (let after = 0; ;) {
    const rows = connection.all<Worded & { readonly label: number }>(
      `SELECT t.label, ${wordedColumns} FROM article_terms AS t JOIN articles AS a ON a.id = t.article_id
       JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
       WHERE t.label > ? ORDER BY t.label LIMIT ?`,
      after,
      pageSize,
    );
    for (const row of rows) {
      const tokens = articleTokens(row);
      const counts = Buffer.from(TermCounts.of(tokens).toBytes());
      connection.run('UPDATE article_terms SET counts = ? WHERE label = ?', counts, row.label);
      connection.run('INSERT INTO article_words (rowid, words) VALUES (?, ?)', row.label, tokens.join(' '));
      after = row.label;
    }
    if (rows.length === 0) return;
  }
}

/** In order of id, in which FTS5 takes rows fastest; the passages of an article follow each other, and it is read once. */
function indexPassages(connection: Connection): void {
  let article = null as PlacedText | null;
  for (let after = 0; ;) {
    const rows = connection.all<PassagePlace>(
      `SELECT id, article_id AS articleId, version, start_offset AS start, end_offset AS "end" FROM passages
       NOT INDEXED WHERE searchable = 1 AND id > ? ORDER BY id LIMIT ?`,
      after,
      pageSize,
    );
    for (const { id, articleId, version, start, end } of rows) {
      if (article?.articleId !== articleId || article.version !== version) {
        article = { ...readVersion(connection, articleId, version), articleId, version };
      }
      const { context, body } = passageTokens(article, article.text.slice(start, end));
      connection.run(
        'INSERT INTO passage_words (rowid, context, body) VALUES (?, ?, ?)',
        id,
        context.join(' '),
        body.join(' '),
      );
      after = id;
    }
    if (rows.length === 0) return;
  }
}

type PlacedText = Worded & Pick<PassagePlace, 'articleId' | 'version'>;

interface PassagePlace {
  readonly id: number;
  readonly articleId: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
}

function readVersion(connection: Connection, articleId: string, version: number): Worded {
  const row = connection.get<Worded>(
    `SELECT ${wordedColumns} FROM versions AS v WHERE v.article_id = ? AND v.version = ?`,
    articleId,
    version,
  );
  if (!row) throw new Error(`Version ${version} of article ${articleId} is not there.`);
  return row;
}
