import type { ScoredPassage, SearchOptions } from '../collection.js';
import { readCollection } from './collection-row.js';
import { PassageStore } from './passage-store.js';
import { mostIndexedNumbers } from './schema/passages-schema.js';
import type { Session } from './session.js';
import { passesFilter, type SqlCondition } from './sql-condition.js';
import { toVectorText } from './vector-text.js';

/** Up to so many passages that pass all are compared: it takes a millisecond or two for 1,000, and finds every one. */
export const usualExactLimit = 5_000;
/** The index is asked for so many times the limit, since its last ones are its least sure; the stored vectors decide. */
const overFetch = 2;
const leastBreadth = 100;
/** pgvector takes no more. */
const mostBreadth = 1_000;

/** Nearest passages by cosine: all are compared where few pass the filter, and the index proposes where many do. */
export class DenseSearch {
  readonly #session: Session;
  readonly #exactLimit: number;

  constructor(session: Session, exactLimit: number) {
    this.#session = session;
    this.#exactLimit = exactLimit;
  }

  async search(vector: Float32Array, { limit, filter }: SearchOptions): Promise<readonly ScoredPassage[]> {
    if (limit <= 0) return [];
    const { passages: total, homes } = await readCollection(this.#session);
    const condition = () => passesFilter(filter, this.#session.collection, homes);
    const passages = await PassageStore.of(this.#session);
    const isFew =
      total <= this.#exactLimit ||
      vector.length > mostIndexedNumbers ||
      (await passages.countPassing(filter, this.#exactLimit + 1)) <= this.#exactLimit;
    if (isFew) return this.#compare(condition(), vector, limit);
    const proposed = await this.#propose(condition(), vector, limit);
    return proposed.length >= limit ? proposed : this.#compare(condition(), vector, limit);
  }

  /** Of each article the nearest of its searchable passages. */
  async nearestOf(articleIds: readonly string[], vector: Float32Array): Promise<readonly ScoredPassage[]> {
    const { homes } = await readCollection(this.#session);
    return this.#session.all<ScoredPassage>(
      `SELECT DISTINCT ON (article_id) id AS "passageId", -(embedding <#> $4::vector) AS score FROM passages
       WHERE collection = $1 AND home = ANY($2::text[]) AND article_id = ANY($3::text[]) AND searchable = 1 AND dimension = $5
       ORDER BY article_id, score DESC, id`,
      this.#session.collection,
      homes,
      articleIds,
      toVectorText(vector),
      vector.length,
    );
  }

  /** Compares all that pass. The index is of another type than the vectors, so that it is not asked. */
  async #compare(
    condition: SqlCondition,
    vector: Float32Array,
    limit: number,
  ): Promise<readonly ScoredPassage[]> {
    const query = condition.parameter(toVectorText(vector));
    condition.need((value) => `p.dimension = ${value}`, vector.length);
    const most = condition.parameter(limit);
    return this.#session.all<ScoredPassage>(
      `SELECT p.id AS "passageId", -(p.embedding <#> ${query}::vector) AS score FROM passages AS p
       WHERE ${condition.sql} ORDER BY score DESC, p.id LIMIT ${most}`,
      ...condition.parameters,
    );
  }

  async #propose(
    condition: SqlCondition,
    vector: Float32Array,
    limit: number,
  ): Promise<readonly ScoredPassage[]> {
    const fetched = Math.max(leastBreadth, limit * overFetch);
    // Unless it is kept from sorting, PostgreSQL reads all rows of up to some 50,000, which takes five times as long.
    await this.#session.get(
      `SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', $1, true),
         set_config('enable_sort', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`,
      String(Math.min(mostBreadth, fetched)),
    );
    const dimension = vector.length;
    const query = condition.parameter(toVectorText(vector));
    const [first, most] = [condition.parameter(fetched), condition.parameter(limit)];
    // The dimension stands in the statement: as a parameter it would not be that of the index.
    return this.#session.all<ScoredPassage>(
      `WITH proposed AS MATERIALIZED (
         SELECT p.id, p.embedding FROM passages AS p WHERE ${condition.sql} AND p.dimension = ${dimension}
         ORDER BY p.embedding::halfvec(${dimension}) <#> ${query}::halfvec(${dimension}) LIMIT ${first})
       SELECT id AS "passageId", -(embedding <#> ${query}::vector) AS score FROM proposed
       ORDER BY score DESC, id LIMIT ${most}`,
      ...condition.parameters,
    );
  }
}
