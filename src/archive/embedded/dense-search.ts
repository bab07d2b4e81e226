import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScoredPassage, SearchOptions } from '../collection.js';
import { BestPassages, greatestScore } from './best-passages.js';
import type { IndexKeeper } from './index-keeper.js';
import type { PassageStore, StoredVector } from './passage-store.js';
import { innerProduct } from './vector-bytes.js';

/** Vectors compared before others get their turn: about 2 ms. */
const sliceSize = 500;
/** The index is asked for this many times the limit, by the share that passes, since its last ones are its least sure. */
const overFetch = 2;
const leastFetch = 100;
/** Where that was too few, it is asked for so many times more, and past the most everything is compared. */
const fetchGrowth = 4;
const mostFetch = 16_384;
/** As many are compared in any case: the index is not asked for less. */
const leastCompared = 2_000;
/**
 * Of N passages up to 7·√N that pass a filter are compared: reading and comparing one takes 7 µs, and the index is asked
 * for 80·N of them by the number that pass, at 2.7 µs each and 1.5 µs to see whether it passes (measured at 100,000
 * passages; at a million the two meet at the same number).
 */
const comparedRoot = 7;
/** To learn what share passes, so many are counted at most: the index finds enough of more. */
const countedLimit = 30_000;

/**
 * Nearest passages by cosine. Where few pass the filter, all of them are compared; where many do, the
 * index proposes and the stored vectors decide, so that a passage has the same score however it was
 * found.
 */
export class DenseSearch {
  readonly #passages: PassageStore;
  readonly #keeper: IndexKeeper;

  constructor(passages: PassageStore, keeper: IndexKeeper) {
    this.#passages = passages;
    this.#keeper = keeper;
  }

  async search(vector: Float32Array, { limit, filter }: SearchOptions): Promise<readonly ScoredPassage[]> {
    if (limit <= 0) return [];
    const passing = this.#passages.countPassing(filter, countedLimit);
    const total = this.#passages.searchableCount();
    const compared = Math.max(leastCompared, comparedRoot * Math.sqrt(total));
    if (passing <= (passing < total ? compared : this.#keeper.exactSearchLimit)) {
      return this.#compareThose(vector, { limit, filter });
    }
    await this.#keeper.loaded();
    const indexedThrough = this.#keeper.indexedThrough;
    // Where not all were counted, any share from here up may pass: the index is asked as if all did, and asked on where too few do.
    const share = passing < countedLimit ? passing / total : 1;
    const proposed = this.#propose(vector, { limit, filter }, share);
    if (!proposed && passing < countedLimit) return this.#compareThose(vector, { limit, filter });
    if (!proposed) return this.#compareAfter(0, vector, { limit, filter });
    // What the index does not hold yet is few, and compared.
    const later = await this.#compareAfter(indexedThrough, vector, { limit, filter });
    const best = new BestPassages(limit);
    for (const { passageId, score } of [...proposed, ...later]) best.add(passageId, score);
    return best.ranked();
  }

  /** Of each article the nearest of its searchable passages. */
  nearestOf(articleIds: readonly string[], vector: Float32Array): readonly ScoredPassage[] {
    const best = new Map<string, ScoredPassage>();
    for (const { id, articleId, vector: other } of this.#passages.vectorsOfArticles(articleIds)) {
      const score = innerProduct(vector, other);
      // No cosine: its vector is damaged.
      if (!(Math.abs(score) < greatestScore)) continue;
      const known = best.get(articleId);
      if (!known || score > known.score) best.set(articleId, { passageId: id, score });
    }
    return [...best.values()];
  }

  /** The nearest of what the index holds; null where it does not find enough. */
  #propose(
    vector: Float32Array,
    { limit, filter }: SearchOptions,
    share: number,
  ): readonly ScoredPassage[] | null {
    const first = Math.min(mostFetch, Math.ceil((limit * overFetch) / share));
    for (let count = Math.max(leastFetch, limit * overFetch, first); ; count *= fetchGrowth) {
      if (count > mostFetch && count > limit * overFetch) return null;
      const ids = this.#keeper.search(vector, count);
      // The graph's order is that of the scores, but for their last digit.
      const passing = this.#passages.passingAmong(ids, filter);
      if (passing.length >= limit) {
        return rank(this.#passages.vectorsAmong(passing.slice(0, limit), filter), vector, limit);
      }
      if (ids.length < count) return null;
    }
  }

  /** Of all that pass, of which there are few. */
  async #compareThose(
    vector: Float32Array,
    { limit, filter }: SearchOptions,
  ): Promise<readonly ScoredPassage[]> {
    const ids = this.#passages.idsThatPass(filter, countedLimit);
    const best = new BestPassages(limit);
    for (let start = 0; start < ids.length; start += sliceSize) {
      if (start > 0) await nextTurn();
      compare(this.#passages.vectorsAmong(ids.slice(start, start + sliceSize), filter), vector, best);
    }
    return best.ranked();
  }

  async #compareAfter(
    afterId: number,
    vector: Float32Array,
    { limit, filter }: SearchOptions,
  ): Promise<readonly ScoredPassage[]> {
    const best = new BestPassages(limit);
    for (let last = afterId; ;) {
      const slice = this.#passages.vectorsAfter(last, filter, sliceSize);
      compare(slice, vector, best);
      if (slice.length < sliceSize) return best.ranked();
      last = slice.at(-1)?.id ?? last;
      await nextTurn();
    }
  }
}

function compare(stored: readonly StoredVector[], vector: Float32Array, best: BestPassages): void {
  for (const { id, vector: other } of stored) best.add(id, innerProduct(vector, other));
}

function rank(
  stored: readonly StoredVector[],
  vector: Float32Array,
  limit: number,
): readonly ScoredPassage[] {
  const best = new BestPassages(limit);
  compare(stored, vector, best);
  return best.ranked();
}
