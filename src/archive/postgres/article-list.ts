import type { ArticleHead, Person } from '../article.js';
import { headColumns, toHead, type HeadRow } from '../article-rows.js';
import type { ArticleList, ArticleVersion, ListFilter } from '../kept-articles.js';
import { outletKey } from '../outlet-key.js';
import { newestVersions } from './article-store.js';
import { SqlCondition } from './sql-condition.js';
import type { Session } from './session.js';

interface VersionFactsRow {
  readonly version: number;
  readonly added_at: string;
  readonly text_hash: string;
  readonly edited_by: string | null;
}

/** Lists the articles of a collection for people, without their texts. */
export class ArticleLister {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async list(
    filter: ListFilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<ArticleList> {
    const condition = conditionOf(filter, this.#session.collection);
    const from = `FROM ${newestVersions} WHERE a.collection = $1 AND a.removed_at IS NULL AND ${condition.sql}`;
    const total = await this.#session.number(`SELECT count(*) ${from}`, ...condition.parameters);
    const page = `LIMIT ${condition.parameter(limit)} OFFSET ${condition.parameter(offset)}`;
    const rows = await this.#session.all<HeadRow>(
      `SELECT ${headColumns} ${from} ORDER BY v.added_at DESC, a.id ${page}`,
      ...condition.parameters,
    );
    return { articles: rows.map(toHead), total };
  }

  async addedBetween({
    after,
    until,
  }: {
    readonly after: string;
    readonly until: string;
  }): Promise<readonly ArticleHead[]> {
    const rows = await this.#session.all<HeadRow>(
      `SELECT ${headColumns} FROM ${newestVersions}
       JOIN versions AS first ON first.collection = a.collection AND first.article_id = a.id AND first.version = 1
       WHERE a.collection = $1 AND a.removed_at IS NULL AND first.added_at > $2 AND first.added_at <= $3
       ORDER BY first.added_at DESC, a.id`,
      this.#session.collection,
      after,
      until,
    );
    return rows.map(toHead);
  }

  async versions(articleId: string): Promise<readonly ArticleVersion[]> {
    const rows = await this.#session.all<VersionFactsRow>(
      `SELECT v.version, v.added_at, v.text_hash, v.edited_by FROM versions AS v
       JOIN articles AS a ON a.collection = v.collection AND a.id = v.article_id AND a.removed_at IS NULL
       WHERE v.collection = $1 AND v.article_id = $2 ORDER BY v.version`,
      this.#session.collection,
      articleId,
    );
    return rows.map((row) => ({
      version: row.version,
      addedAt: row.added_at,
      textHash: row.text_hash,
      editedBy: row.edited_by === null ? null : (JSON.parse(row.edited_by) as Person),
    }));
  }
}

function conditionOf({ outlet, since, until, by, title }: ListFilter, collection: string): SqlCondition {
  const condition = new SqlCondition(collection);
  if (outlet !== null) {
    condition.need(
      (value) =>
        `a.id IN (SELECT article_id FROM article_words WHERE collection = $1 AND outlet_key = ${value})`,
      outletKey(outlet),
    );
  }
  // A day compares as a moment of it does: what is longer comes later.
  if (since !== null) condition.need((value) => `v.published_at >= ${value}`, since);
  if (until !== null) condition.need((value) => `substr(v.published_at, 1, 10) <= ${value}`, until);
  if (by !== null) {
    condition.need(
      (value) =>
        `(a.added_by::json ->> 'id' = ${value} OR lower(a.added_by::json ->> 'name') = lower(${value}))`,
      by,
    );
  }
  if (title !== null) {
    condition.need(
      (value) =>
        `a.id IN (SELECT article_id FROM article_words WHERE collection = $1 AND strpos(title_lower, ${value}) > 0)`,
      title.toLowerCase(),
    );
  }
  return condition;
}
