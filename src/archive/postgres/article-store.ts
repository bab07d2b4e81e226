import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Article, Original } from '../article.js';
import { articleColumns, isWhole, toArticle, type ArticleRow, type CheckedRow } from '../article-rows.js';
import type { ArticleIdentity, ExistingArticle, Page } from '../collection.js';
import { outletKey, shownAs } from '../outlet-key.js';
import { urlKey } from '../url-key.js';
import { homesOf } from './passage-home.js';
import type { Session } from './session.js';
import type { SqlParameter } from './sql-client.js';

const decompress = promisify(brotliDecompress);

/** Articles in their newest versions, those that were removed included. */
export const newestVersions = `articles AS a JOIN versions AS v
  ON v.collection = a.collection AND v.article_id = a.id AND v.version = a.current_version`;

const currentArticles = `SELECT ${articleColumns} FROM ${newestVersions}
  WHERE a.collection = $1 AND a.removed_at IS NULL`;

interface OutletSpelling {
  readonly outlet: string;
  readonly key: string;
  readonly articles: number;
}

/** What an index keeps of something of any length: an external id, an address. */
export function boundedKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/** Reads the articles of a collection. */
export class ArticleStore {
  readonly #session: Session;
  readonly #onDamage: (articleId: string, version: number) => void;

  /** @param onDamage told of a version that was to be quoted and is not what was stored. */
  constructor(session: Session, onDamage: (articleId: string, version: number) => void) {
    this.#session = session;
    this.#onDamage = onDamage;
  }

  async find({ url, externalId, textHash }: ArticleIdentity): Promise<ExistingArticle | null> {
    const sameText = await this.#current('AND a.text_hash = $2 ORDER BY a.id', textHash);
    if (sameText) return { article: sameText, same: 'text' };
    if (url !== null) {
      // Met by any address that it ever had; of several the one that has this very one now.
      const sameUrl = await this.#current(
        `AND a.id IN (SELECT article_id FROM article_urls WHERE collection = $1 AND url_key = $2)
         ORDER BY a.url IS DISTINCT FROM $3, a.id`,
        boundedKey(urlKey(url)),
        url,
      );
      if (sameUrl) return { article: sameUrl, same: 'url' };
    }
    if (externalId !== null) {
      const sameId = await this.#current('AND a.external_key = $2 ORDER BY a.id', boundedKey(externalId));
      if (sameId) return { article: sameId, same: 'external-id' };
    }
    return null;
  }

  article(id: string): Promise<Article | null> {
    return this.#current('AND a.id = $2', id);
  }

  /** Null also where it is damaged. */
  async versionText(id: string, version: number): Promise<string | null> {
    const row = await this.#session.get<CheckedRow>(
      `SELECT ${articleColumns}, v.text_hash, v.checksum FROM versions AS v
       JOIN articles AS a ON a.collection = v.collection AND a.id = v.article_id
       WHERE v.collection = $1 AND v.article_id = $2 AND v.version = $3 AND a.removed_at IS NULL`,
      this.#session.collection,
      id,
      version,
    );
    if (!row || isWhole(row)) return row?.text ?? null;
    this.#onDamage(id, version);
    return null;
  }

  async original(id: string, version: number): Promise<Original | null> {
    const row = await this.#session.get<{
      readonly media_type: string;
      readonly brotli: Uint8Array;
      readonly size_bytes: number;
    }>(
      `SELECT media_type, brotli, size_bytes FROM originals
       WHERE collection = $1 AND article_id = $2 AND version = $3 AND EXISTS
         (SELECT 1 FROM articles WHERE collection = $1 AND id = $2 AND removed_at IS NULL)`,
      this.#session.collection,
      id,
      version,
    );
    if (!row) return null;
    const bytes = await decompress(row.brotli, { maxOutputLength: Math.max(row.size_bytes, 1) });
    return { mediaType: row.media_type, bytes: new Uint8Array(bytes) };
  }

  list({ after, limit }: Page): Promise<readonly Article[]> {
    return this.#articles('AND a.id > $2 ORDER BY a.id LIMIT $3', after ?? '', limit);
  }

  /** Articles whose newest version was never grouped with others, in order of id. */
  ungrouped({ after, limit }: Page): Promise<readonly Article[]> {
    return this.#articles(
      `AND a.id > $2 AND NOT EXISTS (SELECT 1 FROM story_signs AS s
         WHERE s.collection = $1 AND s.article_id = a.id AND s.version = a.current_version)
       ORDER BY a.id LIMIT $3`,
      after ?? '',
      limit,
    );
  }

  count(): Promise<number> {
    return this.#session.number(
      'SELECT count(*) FROM articles WHERE collection = $1 AND removed_at IS NULL',
      this.#session.collection,
    );
  }

  /** Counted by passages, whose index knows the days: the rows of articles are wide. */
  async undatedCount(outlet: string | null): Promise<number> {
    const homes = await homesOf(this.#session);
    return this.#session.number(
      `SELECT count(DISTINCT article_id) FROM passages
       WHERE home = ANY($2::text[]) AND collection = $1 AND searchable = 1 AND day = '' AND ($3::text IS NULL OR outlet_key = $3)`,
      this.#session.collection,
      homes,
      outlet === null ? null : outletKey(outlet),
    );
  }

  /** Spellings of one outlet count together; the commonest spelling is named. */
  async outlets(): Promise<readonly string[]> {
    const spellings = await this.#session.all<OutletSpelling>(
      `SELECT v.outlet, t.outlet_key AS key, count(*) AS articles
       FROM ${newestVersions} JOIN article_words AS t ON t.collection = a.collection AND t.article_id = a.id
       WHERE a.collection = $1 AND a.removed_at IS NULL AND v.outlet IS NOT NULL
       GROUP BY v.outlet, t.outlet_key ORDER BY articles DESC, v.outlet`,
      this.#session.collection,
    );
    const byKey = new Map<string, { readonly name: string; articles: number }>();
    for (const { outlet, key, articles } of spellings) {
      const known = byKey.get(key);
      if (known) known.articles += articles;
      else byKey.set(key, { name: shownAs(outlet, key), articles });
    }
    return [...byKey.values()].sort((one, other) => other.articles - one.articles).map(({ name }) => name);
  }

  /** Dates of the oldest and the newest article, as they were given. */
  async period(): Promise<{ readonly oldest: string | null; readonly newest: string | null }> {
    const row = await this.#session.get<{ readonly oldest: string | null; readonly newest: string | null }>(
      `SELECT min(v.published_at::text COLLATE "C") AS oldest, max(v.published_at::text COLLATE "C") AS newest
       FROM ${newestVersions} WHERE a.collection = $1 AND a.removed_at IS NULL`,
      this.#session.collection,
    );
    return row ?? { oldest: null, newest: null };
  }

  async #current(condition: string, ...values: readonly SqlParameter[]): Promise<Article | null> {
    return (await this.#articles(`${condition} LIMIT 1`, ...values))[0] ?? null;
  }

  async #articles(condition: string, ...values: readonly SqlParameter[]): Promise<readonly Article[]> {
    const sql = `${currentArticles} ${condition}`;
    return (await this.#session.all<ArticleRow>(sql, this.#session.collection, ...values)).map(toArticle);
  }
}
