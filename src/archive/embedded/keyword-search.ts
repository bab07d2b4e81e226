import type { ScoredPassage, SearchFilter, SearchOptions } from '../collection.js';
import type { Form } from '../words.js';
import type { Connection } from './connection.js';
import { matchAny } from './match-forms.js';
import { firstScored } from './newest-matches.js';
import { passesFilter } from './search-filter.js';

/**
 * BM25 weights of FTS5's two columns. A word in the title, outlet or date counts as one in the
 * passage does: each passage of an article carries the same title, and more would put all of them
 * before the one that answers.
 */
const contextWeight = 1;
const bodyWeight = 1;
const bm25 = `-bm25(passage_words, ${contextWeight}.0, ${bodyWeight}.0)`;
/** So many times the limit are looked at before the filter. */
const overFetch = 5;

/** So many passages are counted for one term, in about 2 ms; past them their number is estimated. */
const defaultCountingLimit = 20_000;
/** Questions share their common words, which take longest to count: so many counts are kept. */
const rememberedCounts = 10_000;
/** Articles after which estimates are made anew. */
const estimatesHoldFor = 500;

/** Searches the passages of a collection by their words. */
export class KeywordSearch {
  readonly #connection: Connection;
  readonly #countingLimit: number;
  /** Exact ones, until passages change. */
  readonly #counts = new Map<string, number>();
  /** Estimates, which some passages more do not make worse. */
  readonly #estimates = new Map<string, number>();
  #changesSince = 0;

  constructor(connection: Connection, countingLimit = defaultCountingLimit) {
    this.#connection = connection;
    this.#countingLimit = countingLimit;
  }

  search(forms: readonly Form[], options: SearchOptions): readonly ScoredPassage[] {
    if (forms.length === 0) return [];
    return this.#amongTheBest(forms, options) ?? this.#amongAll(forms, options);
  }

  /**
   * Where most passages pass the filter, the best of all are taken and what does not pass is dropped; looking each of
   * thousands up before its score is known takes twice as long. Null where too few are left of what was looked at.
   */
  #amongTheBest(forms: readonly Form[], { limit, filter }: SearchOptions): readonly ScoredPassage[] | null {
    if (filter.since !== null || filter.outlet !== null) return null;
    const match = matchAny(forms);
    const looked = limit * overFetch;
    const best = this.#connection.all<ScoredPassage>(
      `SELECT rowid AS passageId, ${bm25} AS score FROM passage_words
       WHERE passage_words MATCH ? AND rowid > ? ORDER BY score DESC, rowid LIMIT ?`,
      match,
      firstScored(this.#connection, 'passage_words', match, false),
      looked,
    );
    const passing = this.#passing(best, filter);
    return passing.length >= limit || best.length < looked ? passing.slice(0, limit) : null;
  }

  /** Only searchable passages have words: where no date is asked for, all of them pass. */
  #passing(best: readonly ScoredPassage[], filter: SearchFilter): readonly ScoredPassage[] {
    if (filter.until === null && filter.keepUndated) return best;
    const { sql, parameters } = passesFilter(filter);
    const rows = this.#connection.all<{ readonly id: number }>(
      `SELECT p.id FROM json_each(?) AS wanted CROSS JOIN passages AS p ON p.id = wanted.value WHERE ${sql}`,
      JSON.stringify(best.map(({ passageId }) => passageId)),
      ...parameters,
    );
    const ids = new Set(rows.map(({ id }) => id));
    return best.filter(({ passageId }) => ids.has(passageId));
  }

  #amongAll(forms: readonly Form[], { limit, filter }: SearchOptions): readonly ScoredPassage[] {
    const { sql, parameters } = passesFilter(filter);
    const match = matchAny(forms);
    // CROSS: the words come first. Given an outlet and a last day, SQLite would ask them anew for every passage that passes.
    return this.#connection.all<ScoredPassage>(
      `SELECT p.id AS passageId, ${bm25} AS score
       FROM passage_words CROSS JOIN passages AS p ON p.id = passage_words.rowid
       WHERE passage_words MATCH ? AND passage_words.rowid > ? AND ${sql} ORDER BY score DESC, p.id LIMIT ?`,
      match,
      firstScored(this.#connection, 'passage_words', match, true),
      ...parameters,
      limit,
    );
  }

  /** In how many passages each term stands in any of its forms, in their order. */
  documents(terms: readonly (readonly Form[])[]): readonly number[] {
    return terms.map((forms) => (forms.length === 0 ? 0 : this.#documentsWith(forms)));
  }

  /** Whoever writes passages says so. */
  passagesChanged(): void {
    this.#counts.clear();
    this.#changesSince += 1;
    if (this.#changesSince < estimatesHoldFor) return;
    this.#changesSince = 0;
    this.#estimates.clear();
  }

  #documentsWith(forms: readonly Form[]): number {
    const match = matchAny(forms);
    const known = this.#counts.get(match) ?? this.#estimates.get(match);
    if (known !== undefined) return known;
    const count = this.#count(match);
    const kept = count < this.#countingLimit ? this.#counts : this.#estimates;
    if (kept.size >= rememberedCounts) kept.clear();
    kept.set(match, count);
    return count;
  }

  /** FTS5 meets passages in order of id: where the count stops early, the rest is taken to be as dense. */
  #count(match: string): number {
    const met = this.#connection.get<{ readonly count: number; readonly lastId: number | null }>(
      `SELECT count(*) AS count, max(rowid) AS lastId
       FROM (SELECT rowid FROM passage_words WHERE passage_words MATCH ? LIMIT ?)`,
      match,
      this.#countingLimit,
    );
    if (!met?.lastId || met.count < this.#countingLimit) return met?.count ?? 0;
    const newestId = this.#connection.number('SELECT max(id) FROM passages');
    return Math.round((met.count * newestId) / met.lastId);
  }
}
