import type { ScoredArticle, ScoredPassage, SearchOptions, TermFrequencies } from '../collection.js';
import type { MonthOfArticles } from '../month-of-articles.js';
import { outletKey } from '../outlet-key.js';
import { TermCounts } from '../term-counts.js';
import type { Form } from '../words.js';
import { usualLengths } from './bm25.js';
import { readCollection } from './collection-row.js';
import type { Session } from './session.js';
import { WordQueries, type WordQuery } from './word-query.js';

interface Found<Id> {
  readonly id: Id;
  readonly score: number;
}

/** Searches passages and articles of a collection by their words. */
export class KeywordSearch {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async passages(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredPassage[]> {
    const row = await readCollection(this.#session);
    const query = await new WordQueries(this.#session, 'passages').query(forms, row.passages);
    if (!query) return [];
    const found = await this.#find<number>('find_passages', query, options, {
      texts: row.passages,
      usualLength: usualLengths(row).passage,
    });
    return found.map(({ id, score }) => ({ passageId: id, score }));
  }

  async articles(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredArticle[]> {
    const row = await readCollection(this.#session);
    const query = await new WordQueries(this.#session, 'articles').query(forms, row.articles);
    if (!query) return [];
    const found = await this.#find<string>('find_articles', query, options, {
      texts: row.articles,
      usualLength: usualLengths(row).article,
    });
    return found.map(({ id, score }) => ({ articleId: id, score }));
  }

  async frequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies> {
    const { passages } = await readCollection(this.#session);
    return { passages, documents: await new WordQueries(this.#session, 'passages').documents(terms) };
  }

  async counts(articleIds: readonly string[]): Promise<ReadonlyMap<string, TermCounts>> {
    const rows = await this.#session.all<{ readonly id: string; readonly counts: Uint8Array }>(
      `SELECT article_id AS id, counts FROM article_words
       WHERE collection = $1 AND article_id = ANY($2::text[])`,
      this.#session.collection,
      articleIds,
    );
    return new Map(rows.map(({ id, counts }) => [id, TermCounts.fromBytes(counts)]));
  }

  months(): Promise<readonly MonthOfArticles[]> {
    return this.#session.all<MonthOfArticles>(
      `SELECT substr(day, 1, 7) AS month, count(*) AS articles,
         min(day::text COLLATE "C") AS oldest, max(day::text COLLATE "C") AS newest
       FROM article_words WHERE collection = $1 AND day > '' GROUP BY month ORDER BY month DESC`,
      this.#session.collection,
    );
  }

  async #find<Id>(
    name: 'find_passages' | 'find_articles',
    { heads, phrases, weighed }: WordQuery,
    { limit, filter }: SearchOptions,
    { texts, usualLength }: { readonly texts: number; readonly usualLength: number },
  ): Promise<readonly Found<Id>[]> {
    return this.#session.all<Found<Id>>(
      `SELECT id, score FROM ${name}($1::integer[], $2::text[], $3::sparsevec, $4, $5, $6, $7, $8::boolean, $9, $10)`,
      heads,
      phrases,
      weighed,
      texts,
      usualLength,
      filter.since,
      filter.until,
      String(filter.since === null && !filter.keepUndated),
      filter.outlet === null ? null : outletKey(filter.outlet),
      limit,
    );
  }
}
