import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { outletKey } from '../outlet-key.js';
import { urlKey } from '../url-key.js';
import type { ArticleIdentity, ExistingArticle, Page } from '../collection.js';
import type { Article, Original } from '../article.js';
import { articleColumns, isWhole, toArticle, type ArticleRow, type CheckedRow } from '../article-rows.js';
import type { Connection } from './connection.js';

const decompress = promisify(brotliDecompress);

const currentArticles = `SELECT ${articleColumns} FROM articles AS a
  JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
  WHERE a.removed_at IS NULL`;

/** Reads the articles of a collection. */
export class ArticleStore {
  readonly #connection: Connection;
  readonly #onDamage: (articleId: string, version: number) => void;

  /** @param onDamage told of a version that was to be quoted and is not what was stored. */
  constructor(connection: Connection, onDamage: (articleId: string, version: number) => void = () => {}) {
    this.#connection = connection;
    this.#onDamage = onDamage;
  }

  find(identity: ArticleIdentity): ExistingArticle | null {
    const { url, externalId, textHash } = identity;
    const sameText = this.#current('AND a.text_hash = ? ORDER BY a.id', textHash);
    if (sameText) return { article: sameText, same: 'text' };
    if (url !== null) {
      // Met by any address that it ever had; of several the one that has this very one now.
      const sameUrl = this.#current(
        `AND a.id IN (SELECT article_id FROM article_urls WHERE url_key = ?)
         ORDER BY a.url IS NOT ?, a.id`,
        urlKey(url),
        url,
      );
      if (sameUrl) return { article: sameUrl, same: 'url' };
    }
    if (externalId !== null) {
      const sameId = this.#current('AND a.external_id = ? ORDER BY a.id', externalId);
      if (sameId) return { article: sameId, same: 'external-id' };
    }
    return null;
  }

  article(id: string): Article | null {
    return this.#current('AND a.id = ?', id);
  }

  /** Null also where it is damaged. */
  versionText(id: string, version: number): string | null {
    const row = this.#connection.get<CheckedRow>(
      `SELECT ${articleColumns}, v.text_hash, v.checksum FROM versions AS v JOIN articles AS a ON a.id = v.article_id
       WHERE v.article_id = ? AND v.version = ? AND a.removed_at IS NULL`,
      id,
      version,
    );
    if (!row || isWhole(row)) return row?.text ?? null;
    this.#onDamage(id, version);
    return null;
  }

  async original(id: string, version: number): Promise<Original | null> {
    const row = this.#connection.get<{
      readonly media_type: string;
      readonly brotli: Buffer;
      readonly size_bytes: number;
    }>(
      `SELECT media_type, brotli, size_bytes FROM originals
       WHERE article_id = ? AND version = ?
         AND article_id IN (SELECT id FROM articles WHERE removed_at IS NULL)`,
      id,
      version,
    );
    if (!row) return null;
    const bytes = await decompress(row.brotli, { maxOutputLength: Math.max(row.size_bytes, 1) });
    return { mediaType: row.media_type, bytes: new Uint8Array(bytes) };
  }

  list({ after, limit }: Page): readonly Article[] {
    return this.#connection
      .all<ArticleRow>(`${currentArticles} AND a.id > ? ORDER BY a.id LIMIT ?`, after ?? '', limit)
      .map(toArticle);
  }

  /** Articles whose newest version was never grouped with others, in order of id. */
  ungrouped({ after, limit }: Page): readonly Article[] {
    return this.#connection
      .all<ArticleRow>(
        `${currentArticles} AND a.id IN (
           SELECT id FROM articles WHERE removed_at IS NULL AND id > ?
             AND (id, current_version) NOT IN (SELECT article_id, version FROM story_signs)
           ORDER BY id LIMIT ?)
         ORDER BY a.id`,
        after ?? '',
        limit,
      )
      .map(toArticle);
  }

  count(): number {
    return this.#connection.number('SELECT count(*) FROM articles WHERE removed_at IS NULL');
  }

  /** Counted by passages, whose index knows the days: the rows of articles are wide. */
  undatedCount(outlet: string | null): number {
    const key = outlet === null ? null : outletKey(outlet);
    return this.#connection.number(
      `SELECT count(DISTINCT article_id) FROM passages
       WHERE searchable = 1 AND day = '' AND (? IS NULL OR outlet_key = ?)`,
      key,
      key,
    );
  }

  /** Dates of the oldest and the newest article, as they were given. */
  period(): { readonly oldest: string | null; readonly newest: string | null } {
    return (
      this.#connection.get<{ readonly oldest: string | null; readonly newest: string | null }>(
        `SELECT min(published_at) AS oldest, max(published_at) AS newest FROM (${currentArticles})`,
      ) ?? { oldest: null, newest: null }
    );
  }

  #current(condition: string, ...values: readonly string[]): Article | null {
    const row = this.#connection.get<ArticleRow>(`${currentArticles} ${condition} LIMIT 1`, ...values);
    return row && toArticle(row);
  }
}
