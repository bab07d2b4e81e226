import type { ArticleContent } from '../article.js';
import { contextTokens } from '../indexed-tokens.js';
import { tokensOf } from '../words.js';
import type { Connection } from './connection.js';

/** What of the passages of an article is searched. To be used in a transaction. */
export class PassageWords {
  readonly #connection: Connection;
  readonly #contexts = new WeakMap<object, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Lets a passage be found by its words. @param text its slice of the article's text. */
  add(passageId: number, article: ArticleContent | Omit<ArticleContent, 'original'>, text: string): void {
    const context = this.#contextOf(article);
    const body = tokensOf(text, article.language);
    this.#connection.run(
      'INSERT INTO passage_words (rowid, context, body) VALUES (?, ?, ?)',
      passageId,
      context,
      body.join(' '),
    );
  }

  /** The passages of an article are added one after another, and share it. */
  #contextOf(article: Omit<ArticleContent, 'original'>): string {
    let context = this.#contexts.get(article);
    if (context === undefined) {
      context = contextTokens(article).join(' ');
      this.#contexts.set(article, context);
    }
    return context;
  }

  /** Takes an article's passages out of search; their rows stay. @returns their ids */
  withdraw(articleId: string): readonly number[] {
    const withdrawn = this.#connection
      .all<{ readonly id: number }>(
        'SELECT id FROM passages WHERE article_id = ? AND searchable = 1',
        articleId,
      )
      .map((row) => row.id);
    for (const passageId of withdrawn) {
      this.#connection.run('DELETE FROM passage_words WHERE rowid = ?', passageId);
      this.#connection.run('UPDATE passages SET searchable = 0 WHERE id = ?', passageId);
    }
    return withdrawn;
  }
}
