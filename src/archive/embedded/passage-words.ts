import type { Connection } from './connection.js';
import type { IndexedWords } from './indexed-words.js';

/** What of the passages of an article is searched. To be used in a transaction. */
export class PassageWords {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Lets a passage be found by its words. */
  add(passageId: number, words: IndexedWords, place: { readonly start: number; readonly end: number }): void {
    this.#connection.run(
      'INSERT INTO passage_words (rowid, context, body) VALUES (?, ?, ?)',
      passageId,
      words.context,
      words.body(place),
    );
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
