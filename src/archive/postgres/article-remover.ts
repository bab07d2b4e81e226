import { articleColumns, personColumn, toArticle, type ArticleRow } from '../article-rows.js';
import type { Removal, RemovedArticle, Restored } from '../kept-articles.js';
import { newestVersions, type ArticleStore } from './article-store.js';
import type { ArticleWriter } from './article-writer.js';
import type { Session } from './session.js';
import { toRemoved, type RemovedRow } from '../removed-rows.js';

const waitingRows = `SELECT a.id, v.title, v.outlet, a.url, a.removed_at, a.removed_by, a.added_by
  FROM ${newestVersions} WHERE a.collection = $1 AND a.removed_at IS NOT NULL`;

/** Takes articles out of a collection and brings them back. What is removed stays stored until it is purged. */
export class ArticleRemover {
  readonly #session: Session;
  readonly #articles: ArticleStore;
  readonly #writer: ArticleWriter;

  constructor(session: Session, articles: ArticleStore, writer: ArticleWriter) {
    this.#session = session;
    this.#articles = articles;
    this.#writer = writer;
  }

  /** To be called under the collection's lock. Null where there is no such article. */
  async remove(articleId: string, { at, by }: Removal): Promise<RemovedArticle | null> {
    const article = await this.#articles.article(articleId);
    if (!article) return null;
    const { collection } = this.#session;
    await this.#writer.withdraw(article);
    await this.#session.run(
      'UPDATE articles SET removed_at = $3, removed_by = $4 WHERE collection = $1 AND id = $2',
      collection,
      articleId,
      at,
      personColumn(by),
    );
    // Marks and links go with the signs; those with whom it told a story go on telling it.
    for (const table of ['story_signs', 'story_articles']) {
      const sql = `DELETE FROM ${table} WHERE collection = $1 AND article_id = $2`;
      await this.#session.run(sql, collection, articleId);
    }
    return this.removed(articleId);
  }

  /** To be called under the collection's lock. */
  async restore(articleId: string): Promise<Restored> {
    const { collection } = this.#session;
    const row = await this.#session.get<ArticleRow & { readonly text_hash: string }>(
      `SELECT ${articleColumns}, v.text_hash FROM ${newestVersions}
       WHERE a.collection = $1 AND a.id = $2 AND a.removed_at IS NOT NULL`,
      collection,
      articleId,
    );
    if (!row) return { status: 'unknown' };
    const again = await this.#articles.find({ url: row.url, externalId: null, textHash: row.text_hash });
    if (again) return { status: 'added-again', article: again.article };
    // An external id names one article: where another has got it, this one goes without.
    await this.#session.run(
      `UPDATE articles SET removed_at = NULL, removed_by = NULL WHERE collection = $1 AND id = $2`,
      collection,
      articleId,
    );
    await this.#session.run(
      `UPDATE articles AS a SET external_id = NULL, external_key = NULL WHERE a.collection = $1 AND a.id = $2
         AND EXISTS (SELECT 1 FROM articles AS other WHERE other.collection = $1 AND other.external_key = a.external_key
           AND other.id <> a.id AND other.removed_at IS NULL)`,
      collection,
      articleId,
    );
    await this.#writer.bringBack(toArticle(row));
    const article = await this.#articles.article(articleId);
    if (!article) throw new Error(`Article ${articleId} cannot be read back.`);
    return { status: 'restored', article };
  }

  async removed(articleId: string): Promise<RemovedArticle | null> {
    const { collection } = this.#session;
    const waiting = await this.#session.get<RemovedRow>(
      `${waitingRows} AND a.id = $2`,
      collection,
      articleId,
    );
    if (waiting) return toRemoved(waiting, false);
    const purged = await this.#session.get<RemovedRow>(
      `SELECT id, title, outlet, url, removed_at, NULL AS removed_by, NULL AS added_by FROM removed_articles
       WHERE collection = $1 AND id = $2`,
      collection,
      articleId,
    );
    return purged && toRemoved(purged, true);
  }

  async removals(): Promise<readonly RemovedArticle[]> {
    const sql = `${waitingRows} ORDER BY a.removed_at DESC, a.id`;
    const rows = await this.#session.all<RemovedRow>(sql, this.#session.collection);
    return rows.map((row) => toRemoved(row, false));
  }
}
