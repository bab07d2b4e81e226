import type { ScoredArticle, SearchOptions } from '../collection.js';
import type { ArticleContent } from '../article.js';
import { calendarDay } from '../calendar-day.js';
import type { MonthOfArticles } from '../month-of-articles.js';
import { shownOutletKey } from '../outlet-key.js';
import { TermCounts } from '../term-counts.js';
import type { Form } from '../words.js';
import type { Connection } from './connection.js';
import type { IndexedWords } from './indexed-words.js';
import { matchAny } from './match-forms.js';
import { firstScored } from './newest-matches.js';
import { passesDates } from './search-filter.js';

/** Articles as a whole, by their words. */
export class ArticleTerms {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes the words of an article's newest version in, in place of the one before. To be called within its transaction. */
  replace(articleId: string, content: Omit<ArticleContent, 'original'>, words: IndexedWords): void {
    this.remove(articleId);
    const { lastId } = this.#connection.run(
      'INSERT INTO article_terms (article_id, day, outlet_key, counts) VALUES (?, ?, ?, ?)',
      articleId,
      calendarDay(content.publishedAt),
      shownOutletKey(content),
      Buffer.from(words.whole.counts),
    );
    this.#connection.run('INSERT INTO article_words (rowid, words) VALUES (?, ?)', lastId, words.whole.words);
  }

  /** Takes the words of an article out, where they are in. To be called within a transaction. */
  remove(articleId: string): void {
    const before = this.#connection.get<{ readonly label: number }>(
      'SELECT label FROM article_terms WHERE article_id = ?',
      articleId,
    );
    if (before) {
      this.#connection.run('DELETE FROM article_words WHERE rowid = ?', before.label);
      this.#connection.run('DELETE FROM article_terms WHERE label = ?', before.label);
    }
  }

  /** Counted by an index of days alone: the rows are wide. */
  months(): readonly MonthOfArticles[] {
    return this.#connection.all<MonthOfArticles>(
      `SELECT substr(day, 1, 7) AS month, count(*) AS articles, min(day) AS oldest, max(day) AS newest
       FROM article_terms INDEXED BY articles_by_day WHERE day != '' GROUP BY month ORDER BY month DESC`,
    );
  }

  search(forms: readonly Form[], { limit, filter }: SearchOptions): readonly ScoredArticle[] {
    if (forms.length === 0) return [];
    const { sql, parameters } = passesDates(filter);
    const match = matchAny(forms);
    const isFiltered = filter.since !== null || filter.outlet !== null;
    // The days stand in an index of their own: the rows, which hold the counts, are wide.
    return this.#connection.all<ScoredArticle>(
      `SELECT p.article_id AS articleId, -bm25(article_words) AS score
       FROM article_words CROSS JOIN article_terms AS p INDEXED BY article_days ON p.label = article_words.rowid
       WHERE article_words MATCH ? AND article_words.rowid > ? AND ${sql}
       ORDER BY score DESC, p.article_id LIMIT ?`,
      match,
      firstScored(this.#connection, 'article_words', match, isFiltered),
      ...parameters,
      limit,
    );
  }

  counts(articleIds: readonly string[]): ReadonlyMap<string, TermCounts> {
    const rows = this.#connection.all<{ readonly id: string; readonly counts: Buffer }>(
      `SELECT article_id AS id, counts FROM json_each(?) AS wanted
       CROSS JOIN article_terms ON article_id = wanted.value`,
      JSON.stringify(articleIds),
    );
    return new Map(rows.map(({ id, counts }) => [id, TermCounts.fromBytes(counts)]));
  }
}
