import { adderOf } from '../adder.js';
import type { Provenance } from '../article.js';
import { urlKey } from '../url-key.js';
import { personColumn } from '../article-rows.js';
import type { Connection } from './connection.js';

/** Rows read at a time. */
const pageSize = 500;

/**
 * What managing articles needs: who added, typed and corrected what; every address that an article is known by, in the
 * form in which addresses are compared; and what is left of removed articles. It is worked out for what is stored already.
 */
export function addManaging(connection: Connection): void {
  connection.execute(`
    ALTER TABLE articles ADD COLUMN added_by TEXT; -- JSON
    ALTER TABLE articles ADD COLUMN removed_by TEXT; -- JSON
    ALTER TABLE versions ADD COLUMN outlet_by TEXT; -- JSON: who typed the outlet
    ALTER TABLE versions ADD COLUMN edited_by TEXT; -- JSON: who corrected the facts
    CREATE INDEX articles_removed ON articles (removed_at) WHERE removed_at IS NOT NULL;

    -- By urlKey. Should that change, the keys are to be made anew.
    CREATE TABLE article_urls (
      url_key TEXT NOT NULL,
      article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      PRIMARY KEY (url_key, article_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX urls_of_article ON article_urls (article_id);

    -- What was purged.
    CREATE TABLE removed_articles (
      id TEXT PRIMARY KEY,
      title TEXT,
      outlet TEXT,
      url TEXT,
      removed_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The outlet of a text that nobody fetched stands apart: see shownOutlet.
    UPDATE passages SET outlet_key = outlet_key || ' (as given)'
      WHERE outlet_key <> '' AND (article_id, version) IN (
        SELECT article_id, version FROM versions WHERE provenance ->> 'kind' IN ('file', 'pasted'));
    UPDATE article_terms SET outlet_key = outlet_key || ' (as given)'
      WHERE outlet_key <> '' AND article_id IN (
        SELECT a.id FROM articles AS a JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
        WHERE v.provenance ->> 'kind' IN ('file', 'pasted'));
  `);
  for (let after = 0; ;) {
    const rows = connection.all<VersionFacts>(
      `SELECT rowid AS row, article_id AS articleId, version, url, provenance FROM versions
       WHERE rowid > ? ORDER BY rowid LIMIT ?`,
      after,
      pageSize,
    );
    for (const { row, articleId, version, url, provenance } of rows) {
      after = row;
      keepUrl(connection, articleId, url);
      if (version !== 1) continue;
      const adder = adderOf({ provenance: JSON.parse(provenance) as Provenance });
      connection.run('UPDATE articles SET added_by = ? WHERE id = ?', personColumn(adder), articleId);
    }
    if (rows.length === 0) return;
  }
}

interface VersionFacts {
  readonly row: number;
  readonly articleId: string;
  readonly version: number;
  readonly url: string | null;
  readonly provenance: string;
}

/** An article is met by every address that one of its versions had. */
export function keepUrl(connection: Connection, articleId: string, url: string | null): void {
  if (url === null) return;
  connection.run(
    'INSERT OR IGNORE INTO article_urls (url_key, article_id) VALUES (?, ?)',
    urlKey(url),
    articleId,
  );
}
