import type { SimilarWord } from '../collection.js';
import { Misspelling, nearestFirst, oneEdit } from '../misspelling.js';
import type { Connection } from './connection.js';

/**
 * The words of a collection that another one may be misspelt for. FTS5 keeps its words in the order of their letters,
 * and to step over one takes the longer the more articles hold it: looked through are only words that begin as the
 * misspelt one does, or as it would with one edit among its first letters.
 */
export class SimilarWords {
  readonly #connection: Connection;
  #isReady = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** See `Collection.similarWords`. */
  search(word: string, mostEdits: number): readonly SimilarWord[] {
    const misspelling = new Misspelling(word, mostEdits);
    const starts = new Set(misspelling.tokens.flatMap(beginnings));
    return this.#vocabulary([...starts], word.length + mostEdits)
      .flatMap((row) => {
        const edits = misspelling.editsTo(row.token);
        return edits === null ? [] : [{ ...row, edits }];
      })
      .sort(nearestFirst);
  }

  #vocabulary(starts: readonly string[], mostLetters: number) {
    if (!this.#isReady) {
      // A view of the index, which holds nothing itself.
      this.#connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_vocabulary USING fts5vocab('main', 'article_words', 'row')",
      );
      this.#isReady = true;
    }
    return this.#connection.all<{ readonly token: string; readonly articles: number }>(
      `SELECT DISTINCT term AS token, doc AS articles FROM json_each(?) AS start
       CROSS JOIN temp.article_vocabulary ON term >= start.value AND term < start.value || char(1114111)
       WHERE length(term) <= ?`,
      JSON.stringify(starts),
      mostLetters,
    );
  }
}

/** Letters by which a word is found where they are right. */
const rightLetters = 3;
/** Letters by which it is found where one of those is not. */
const lettersAround = 5;

/** How the words begin that this token may be misspelt for. */
function beginnings(token: string): readonly string[] {
  return [token.slice(0, rightLetters), ...oneEdit(token.slice(0, lettersAround), rightLetters)];
}
