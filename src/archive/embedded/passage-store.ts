import type { PassageInContext, SearchFilter } from '../collection.js';
import { articleColumns, toArticle, type ArticleRow } from '../article-rows.js';
import type { Connection, SqlValue } from './connection.js';
import { toPassage, type PassageRow } from '../passage-rows.js';
import { passesFilter } from './search-filter.js';
import { fromVectorBytes } from '../vector-bytes.js';

/** A passage's vector, with its id. */
export interface StoredVector {
  readonly id: number;
  readonly vector: Float32Array;
}

interface VectorRow {
  readonly id: number;
  readonly vector: Buffer;
}

/** Reads the passages of a collection, and their vectors. */
export class PassageStore {
  readonly #connection: Connection;
  #searchable: number | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The passages with these ids, in order; unknown ids are left out. */
  passages(ids: readonly number[]): readonly PassageInContext[] {
    return this.#inContext(ids, 'AND a.removed_at IS NULL');
  }

  /** The same, also of articles that are removed and not purged. */
  keptPassages(ids: readonly number[]): readonly PassageInContext[] {
    return this.#inContext(ids, '');
  }

  /** @param which articles, in SQL. */
  #inContext(ids: readonly number[], which: string): readonly PassageInContext[] {
    const rows = this.#connection.all<PassageRow & { readonly place: number }>(
      `SELECT p.id, p.article_id, p.version, p.start_offset, p.end_offset, p.sentences
       FROM json_each(?) AS wanted CROSS JOIN passages AS p ON p.id = wanted.value ORDER BY wanted.key`,
      JSON.stringify(ids),
    );
    const articles = new Map<string, PassageInContext['article']>();
    return rows.flatMap((row) => {
      const key = `${row.article_id} ${row.version}`;
      const article = articles.get(key) ?? this.#articleVersion(row.article_id, row.version, which);
      if (!article) return [];
      articles.set(key, article);
      return [{ ...toPassage(row, article), article }];
    });
  }

  /** The searchable passages among `ids` that pass `filter`, in no order. */
  vectorsAmong(ids: readonly number[], filter: SearchFilter): readonly StoredVector[] {
    const { sql, parameters } = passesFilter(filter);
    return this.#vectors(
      `SELECT p.id, stored.vector FROM json_each(?) AS wanted
       CROSS JOIN passages AS p ON p.id = wanted.value
       CROSS JOIN vectors AS stored ON stored.passage_id = p.id WHERE ${sql}`,
      [JSON.stringify(ids), ...parameters],
    );
  }

  /** Which of `ids` are searchable passages that pass `filter`, in their order. */
  passingAmong(ids: readonly number[], filter: SearchFilter): readonly number[] {
    const { sql, parameters } = passesFilter(filter);
    const rows = this.#connection.all<{ readonly id: number }>(
      `SELECT p.id FROM json_each(?) AS wanted CROSS JOIN passages AS p ON p.id = wanted.value WHERE ${sql}`,
      JSON.stringify(ids),
      ...parameters,
    );
    const passing = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => passing.has(id));
  }

  /** The first searchable passages after `afterId` that pass `filter`, in order of id. */
  vectorsAfter(afterId: number, filter: SearchFilter, limit: number): readonly StoredVector[] {
    const { sql, parameters } = passesFilter(filter);
    // NOT INDEXED: the way by id is the one on which every row is met only once, however many pages are read.
    return this.#vectors(
      `SELECT p.id, stored.vector FROM passages AS p NOT INDEXED
       CROSS JOIN vectors AS stored ON stored.passage_id = p.id
       WHERE p.id > ? AND ${sql} ORDER BY p.id LIMIT ?`,
      [afterId, ...parameters, limit],
    );
  }

  /** All vectors with these ids, also of older versions. */
  vectors(ids: readonly number[]): ReadonlyMap<number, Float32Array> {
    const found = this.#vectors(
      `SELECT passage_id AS id, vector FROM json_each(?) AS wanted
       CROSS JOIN vectors ON passage_id = wanted.value`,
      [JSON.stringify(ids)],
    );
    return new Map(found.map(({ id, vector }) => [id, vector]));
  }

  /** The searchable passages of these articles, in order of id. */
  vectorsOfArticles(
    articleIds: readonly string[],
  ): readonly (StoredVector & { readonly articleId: string })[] {
    return this.#connection
      .all<VectorRow & { readonly articleId: string }>(
        `SELECT p.id, p.article_id AS articleId, stored.vector FROM json_each(?) AS wanted
         CROSS JOIN passages AS p ON p.article_id = wanted.value AND p.searchable = 1
         CROSS JOIN vectors AS stored ON stored.passage_id = p.id ORDER BY p.id`,
        JSON.stringify(articleIds),
      )
      .map((row) => ({ ...row, vector: fromVectorBytes(row.vector) }));
  }

  /** How many searchable passages pass `filter`, counted no further than `upTo`. */
  countPassing(filter: SearchFilter, upTo: number): number {
    const { sql, parameters } = passesFilter(filter);
    return this.#connection.number(
      `SELECT count(*) FROM (SELECT 1 FROM passages AS p WHERE ${sql} LIMIT ?)`,
      ...parameters,
      upTo,
    );
  }

  /** Ids of searchable passages that pass `filter`, at most `limit`, in no order. */
  idsThatPass(filter: SearchFilter, limit: number): readonly number[] {
    const { sql, parameters } = passesFilter(filter);
    return this.#connection
      .all<{ readonly id: number }>(
        `SELECT p.id FROM passages AS p WHERE ${sql} LIMIT ?`,
        ...parameters,
        limit,
      )
      .map(({ id }) => id);
  }

  /** Ids of the searchable passages after `afterId`, in order. */
  searchableIds(afterId: number, limit: number): readonly number[] {
    return this.#connection
      .all<{ readonly id: number }>(
        'SELECT id FROM passages NOT INDEXED WHERE id > ? AND searchable = 1 ORDER BY id LIMIT ?',
        afterId,
        limit,
      )
      .map(({ id }) => id);
  }

  searchableCount(): number {
    this.#searchable ??= this.#connection.number('SELECT count(*) FROM passages WHERE searchable = 1');
    return this.#searchable;
  }

  /** Whoever writes passages says how many more are searchable: counting them takes milliseconds in a large collection. */
  passagesChanged(more: number): void {
    if (this.#searchable !== null) this.#searchable += more;
  }

  #articleVersion(articleId: string, version: number, which: string): PassageInContext['article'] | null {
    const row = this.#connection.get<ArticleRow>(
      `SELECT ${articleColumns} FROM articles AS a JOIN versions AS v ON v.article_id = a.id
       WHERE a.id = ? AND v.version = ? AND v.text IS NOT NULL ${which}`,
      articleId,
      version,
    );
    return row && toArticle(row);
  }

  #vectors(sql: string, parameters: readonly SqlValue[]): readonly StoredVector[] {
    return this.#connection
      .all<VectorRow>(sql, ...parameters)
      .map(({ id, vector }) => ({ id, vector: fromVectorBytes(vector) }));
  }
}
