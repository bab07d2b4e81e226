import type { ArticleList, ArticleVersion, ListFilter } from '../kept-articles.js';
import type { ArticleHead, Person } from '../article.js';
import { outletKey } from '../outlet-key.js';
import { headColumns, toHead, type HeadRow } from '../article-rows.js';
import type { Connection, SqlValue } from './connection.js';

interface VersionFactsRow {
  readonly version: number;
  readonly added_at: string;
  readonly text_hash: string;
  readonly edited_by: string | null;
}

/** Lists the articles of a collection for people, without their texts. */
export class ArticleLister {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  list(
    filter: ListFilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): ArticleList {
    const { sql, parameters } = condition(filter);
    const from = `FROM articles AS a
      JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
      WHERE a.removed_at IS NULL AND ${sql}`;
    const rows = this.#connection.all<HeadRow>(
      `SELECT ${headColumns} ${from} ORDER BY v.added_at DESC, a.id LIMIT ? OFFSET ?`,
      ...parameters,
      limit,
      offset,
    );
    const total = this.#connection.number(`SELECT count(*) ${from}`, ...parameters);
    return { articles: rows.map(toHead), total };
  }

  addedBetween({ after, until }: { readonly after: string; readonly until: string }): readonly ArticleHead[] {
    return this.#connection
      .all<HeadRow>(
        `SELECT ${headColumns} FROM versions AS first
         JOIN articles AS a ON a.id = first.article_id AND a.removed_at IS NULL
         JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
         WHERE first.version = 1 AND first.added_at > ? AND first.added_at <= ?
         ORDER BY first.added_at DESC, a.id`,
        after,
        until,
      )
      .map(toHead);
  }

  versions(articleId: string): readonly ArticleVersion[] {
    return this.#connection
      .all<VersionFactsRow>(
        `SELECT v.version, v.added_at, v.text_hash, v.edited_by FROM versions AS v
         JOIN articles AS a ON a.id = v.article_id AND a.removed_at IS NULL
         WHERE v.article_id = ? ORDER BY v.version`,
        articleId,
      )
      .map((row) => ({
        version: row.version,
        addedAt: row.added_at,
        textHash: row.text_hash,
        editedBy: row.edited_by === null ? null : (JSON.parse(row.edited_by) as Person),
      }));
  }
}

function condition({ outlet, since, until, by, title }: ListFilter) {
  const conditions = ['TRUE'];
  const parameters: SqlValue[] = [];
  const need = (sql: string, ...values: readonly SqlValue[]): void => {
    conditions.push(sql);
    parameters.push(...values);
  };
  if (outlet !== null) {
    need('a.id IN (SELECT article_id FROM article_terms WHERE outlet_key = ?)', outletKey(outlet));
  }
  // A day compares as a moment of it does: what is longer comes later.
  if (since !== null) need('v.published_at >= ?', since);
  if (until !== null) need('substr(v.published_at, 1, 10) <= ?', until);
  if (by !== null) {
    need("(a.added_by ->> 'id' = ? OR lower(a.added_by ->> 'name') = lower(?))", by, by);
  }
  if (title !== null) {
    const patterns = spellings(title).map((spelling) => `%${spelling.replace(/[\\%_]/g, '\\$&')}%`);
    need(`(${patterns.map(() => String.raw`v.title LIKE ? ESCAPE '\'`).join(' OR ')})`, ...patterns);
  }
  return { sql: conditions.join(' AND '), parameters };
}

/** SQLite knows the capitals of ASCII letters only; of others those at the beginning of a word, of all and of none are tried. */
function spellings(text: string): readonly string[] {
  if (/^[\0-\x7f]*$/.test(text)) return [text];
  const lower = text.toLowerCase();
  const capital = lower.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([text, lower, text.toUpperCase(), capital])];
}
