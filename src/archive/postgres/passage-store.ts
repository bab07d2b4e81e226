import type { Article, EmbeddedPassage } from '../article.js';
import { articleColumns, toArticle, type ArticleRow } from '../article-rows.js';
import { calendarDay } from '../calendar-day.js';
import type { PassageInContext, SearchFilter } from '../collection.js';
import { shownOutletKey } from '../outlet-key.js';
import { passageChecksum, sentencesColumn, toPassage, type PassageRow } from '../passage-rows.js';
import { toVectorBytes } from '../vector-bytes.js';
import { takePassageIds } from './collection-row.js';
import { homesOf, type Homes } from './passage-home.js';
import type { Session } from './session.js';
import { outletHash, passesFilter } from './sql-condition.js';
import { fromVectorBytes, toVectorText, vectorBytes } from './vector-text.js';
import type { WordedPassage } from './word-index.js';

/** Where a passage stands. */
export interface PlacedPassage {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

const placed = 'id, start_offset AS start, end_offset AS "end"';

/** The passages of a collection, and their vectors. */
export class PassageStore {
  readonly #session: Session;
  readonly #homes: Homes;

  private constructor(session: Session, homes: Homes) {
    this.#session = session;
    this.#homes = homes;
  }

  static async of(session: Session): Promise<PassageStore> {
    return new PassageStore(session, await homesOf(session));
  }

  /** The passages with these ids, in order; unknown ids, and those of removed articles, are left out. */
  passages(ids: readonly number[]): Promise<readonly PassageInContext[]> {
    return this.#inContext(ids, 'AND a.removed_at IS NULL');
  }

  /** The same, also of articles that are removed and not purged. */
  keptPassages(ids: readonly number[]): Promise<readonly PassageInContext[]> {
    return this.#inContext(ids, '');
  }

  /** @param which articles, in SQL. */
  async #inContext(ids: readonly number[], which: string): Promise<readonly PassageInContext[]> {
    const rows = await this.#rows<PassageRow>(
      'SELECT id, article_id, version, start_offset, end_offset, sentences',
      'id = ANY($3::bigint[])',
      ids,
    );
    const articles = await this.#versions(rows, which);
    const passages = rows.flatMap((row) => {
      const article = articles.get(versionKey(row.article_id, row.version));
      return article ? [[row.id, { ...toPassage(row, article), article }] as const] : [];
    });
    const byId = new Map(passages);
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** All vectors with these ids, also of older versions. */
  async vectors(ids: readonly number[]): Promise<ReadonlyMap<number, Float32Array>> {
    const rows = await this.#rows<{ readonly id: number; readonly vector: Uint8Array }>(
      `SELECT id, ${vectorBytes('embedding')} AS vector`,
      'id = ANY($3::bigint[])',
      ids,
    );
    return new Map(rows.map(({ id, vector }) => [id, fromVectorBytes(vector)]));
  }

  /** Of the searchable passages of an article, in order of id. */
  async vectorsOfArticle(articleId: string): Promise<readonly Float32Array[]> {
    const rows = await this.#rows<{ readonly vector: Uint8Array }>(
      `SELECT ${vectorBytes('embedding')} AS vector`,
      'article_id = $3 AND searchable = 1 ORDER BY id',
      articleId,
    );
    return rows.map(({ vector }) => fromVectorBytes(vector));
  }

  /** Of an article's passages those that are searched, in order of id. */
  searchable(articleId: string): Promise<readonly PlacedPassage[]> {
    return this.#rows(`SELECT ${placed}`, 'article_id = $3 AND searchable = 1 ORDER BY id', articleId);
  }

  /** How many searchable passages pass `filter`, counted no further than `upTo`. */
  countPassing(filter: SearchFilter, upTo: number): Promise<number> {
    const condition = passesFilter(filter, this.#session.collection, this.#homes);
    const limit = condition.parameter(upTo);
    return this.#session.number(
      `SELECT count(*) FROM (SELECT 1 FROM passages AS p WHERE ${condition.sql} LIMIT ${limit}) AS passing`,
      ...condition.parameters,
    );
  }

  /** Writes the passages of a version, to be searched. To be called under the collection's lock. */
  async write(
    { id: articleId, version, ...content }: Article,
    passages: readonly EmbeddedPassage[],
  ): Promise<readonly WordedPassage[]> {
    if (passages.length === 0) return [];
    const first = await takePassageIds(this.#session, passages.length);
    const rows = passages.map(({ start, end, sentences, vector }) => {
      const place = { articleId, version, start, end, sentences: sentencesColumn(sentences) };
      return { ...place, vector, checksum: passageChecksum({ ...place, vector: toVectorBytes(vector) }) };
    });
    const outlet = shownOutletKey(content);
    await this.#session.run(
      `INSERT INTO passages (home, collection, article_id, version, day, outlet_key, outlet_hash, searchable,
         id, start_offset, end_offset, sentences, checksum, dimension, embedding)
       SELECT $2, $1, $3, $4, $5, $6, $7, 1,
         $8 + added.place - 1, added.start, added."end", added.sentences, added.checksum, $9, added.vector::vector
       FROM unnest($10::integer[], $11::integer[], $12::text[], $13::text[], $14::text[])
         WITH ORDINALITY AS added (start, "end", sentences, checksum, vector, place)`,
      this.#session.collection,
      this.#homes[0],
      articleId,
      version,
      calendarDay(content.publishedAt),
      outlet,
      outletHash(outlet),
      first,
      passages[0]?.vector.length ?? 0,
      rows.map(({ start }) => start),
      rows.map(({ end }) => end),
      rows.map(({ sentences }) => sentences),
      rows.map(({ checksum }) => checksum),
      rows.map(({ vector }) => toVectorText(vector)),
    );
    return rows.map(({ start, end }, index) => ({ id: first + index, text: content.text.slice(start, end) }));
  }

  /** Has an article's passages searched no more; their rows stay. @returns which were */
  async withdraw(articleId: string): Promise<readonly PlacedPassage[]> {
    return this.#rows<PlacedPassage>(
      'UPDATE passages SET searchable = 0',
      `article_id = $3 AND searchable = 1 RETURNING ${placed}`,
      articleId,
    );
  }

  /** Has the passages of a version searched again. @returns which are */
  async bringBack(articleId: string, version: number): Promise<readonly PlacedPassage[]> {
    return this.#rows<PlacedPassage>(
      'UPDATE passages SET searchable = 1',
      `article_id = $3 AND version = $4 AND searchable = 0 RETURNING ${placed}`,
      articleId,
      version,
    );
  }

  /** Deletes the passages of a version, which must be searched no more. */
  async drop(articleId: string, version: number): Promise<void> {
    await this.#rows('DELETE FROM passages', 'article_id = $3 AND version = $4', articleId, version);
  }

  /** Articles that are searched and of which a passage was added after this one. */
  async addedAfter(passageId: number): Promise<readonly string[]> {
    const rows = await this.#rows<{ readonly id: string }>(
      'SELECT DISTINCT article_id AS id',
      'id > $3 AND searchable = 1 ORDER BY article_id',
      passageId,
    );
    return rows.map(({ id }) => id);
  }

  async #rows<Row>(
    statement: string,
    condition: string,
    ...values: Parameters<Session['all']> extends [string, ...infer Rest] ? Rest : never
  ): Promise<readonly Row[]> {
    const from = statement.startsWith('SELECT') ? `${statement} FROM passages` : statement;
    return this.#session.all<Row>(
      `${from} WHERE collection = $1 AND home = ANY($2::text[]) AND ${condition}`,
      this.#session.collection,
      this.#homes,
      ...values,
    );
  }

  /** The articles in these versions, by `versionKey`. */
  async #versions(rows: readonly PassageRow[], which: string): Promise<ReadonlyMap<string, Article>> {
    const wanted = new Map(rows.map((row) => [versionKey(row.article_id, row.version), row]));
    const versions = await this.#session.all<ArticleRow>(
      `SELECT ${articleColumns} FROM unnest($2::text[], $3::integer[]) AS wanted (id, version)
       JOIN articles AS a ON a.collection = $1 AND a.id = wanted.id ${which}
       JOIN versions AS v ON v.collection = $1 AND v.article_id = wanted.id AND v.version = wanted.version
       WHERE v.text IS NOT NULL`,
      this.#session.collection,
      [...wanted.values()].map((row) => row.article_id),
      [...wanted.values()].map((row) => row.version),
    );
    return new Map(versions.map((row) => [versionKey(row.id, row.version), toArticle(row)]));
  }
}

function versionKey(articleId: string, version: number): string {
  return `${articleId} ${version}`;
}
