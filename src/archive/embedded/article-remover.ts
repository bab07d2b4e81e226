import type { Article } from '../article.js';
import type { Removal, RemovedArticle, Restored } from '../kept-articles.js';
import { toArticle, articleColumns, personColumn, type ArticleRow } from '../article-rows.js';
import type { ArticleStore } from './article-store.js';
import type { ArticleTerms } from './article-terms.js';
import type { Connection } from './connection.js';
import { IndexedWords } from './indexed-words.js';
import type { PassageWords } from './passage-words.js';
import { toRemoved, type RemovedRow } from '../removed-rows.js';

const waitingRows = `SELECT a.id, v.title, v.outlet, a.url, a.removed_at, a.removed_by, a.added_by
  FROM articles AS a JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
  WHERE a.removed_at IS NOT NULL`;

/** Takes articles out of a collection and brings them back. What is removed stays stored until it is purged. */
export class ArticleRemover {
  readonly #connection: Connection;
  readonly #articles: ArticleStore;
  readonly #terms: ArticleTerms;
  readonly #words: PassageWords;

  constructor(connection: Connection, articles: ArticleStore, terms: ArticleTerms, words: PassageWords) {
    this.#connection = connection;
    this.#articles = articles;
    this.#terms = terms;
    this.#words = words;
  }

  /** To be called in a transaction. @returns the passages that are no longer searched; null where there is no such article */
  remove(articleId: string, { at, by }: Removal): readonly number[] | null {
    const { changes } = this.#connection.run(
      'UPDATE articles SET removed_at = ?, removed_by = ? WHERE id = ? AND removed_at IS NULL',
      at,
      personColumn(by),
      articleId,
    );
    if (changes === 0) return null;
    this.#terms.remove(articleId);
    // Marks and links go with the signs; those with whom it told a story go on telling it.
    this.#connection.run('DELETE FROM story_signs WHERE article_id = ?', articleId);
    this.#connection.run('DELETE FROM story_articles WHERE article_id = ?', articleId);
    return this.#words.withdraw(articleId);
  }

  /** To be called in a transaction. @returns with it the passages that are searched again */
  restore(articleId: string): Restored & { readonly passages?: readonly number[] } {
    const row = this.#connection.get<ArticleRow & { readonly text_hash: string }>(
      `SELECT ${articleColumns}, v.text_hash FROM articles AS a
       JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
       WHERE a.id = ? AND a.removed_at IS NOT NULL`,
      articleId,
    );
    if (!row) return { status: 'unknown' };
    const again = this.#articles.find({ url: row.url, externalId: null, textHash: row.text_hash });
    if (again) return { status: 'added-again', article: again.article };
    // An external id names one article: where another has got it, this one goes without.
    this.#connection.run(
      `UPDATE articles SET removed_at = NULL, removed_by = NULL,
         external_id = CASE WHEN EXISTS (
           SELECT 1 FROM articles AS other WHERE other.external_id = articles.external_id AND other.removed_at IS NULL)
         THEN NULL ELSE external_id END
       WHERE id = ?`,
      articleId,
    );
    const passages = this.#index(toArticle(row));
    const article = this.#articles.article(articleId);
    if (!article) throw new Error(`Article ${articleId} cannot be read back.`);
    return { status: 'restored', article, passages };
  }

  removed(articleId: string): RemovedArticle | null {
    const waiting = this.#connection.get<RemovedRow>(`${waitingRows} AND a.id = ?`, articleId);
    if (waiting) return toRemoved(waiting, false);
    const purged = this.#connection.get<RemovedRow>(
      'SELECT *, NULL AS removed_by, NULL AS added_by FROM removed_articles WHERE id = ?',
      articleId,
    );
    return purged && toRemoved(purged, true);
  }

  removals(): readonly RemovedArticle[] {
    return this.#connection
      .all<RemovedRow>(`${waitingRows} ORDER BY a.removed_at DESC, a.id`)
      .map((row) => toRemoved(row, false));
  }

  #index(article: Article): readonly number[] {
    const passages = this.#connection.all<{
      readonly id: number;
      readonly start: number;
      readonly end: number;
    }>(
      `SELECT id, start_offset AS start, end_offset AS "end" FROM passages
       WHERE article_id = ? AND version = ? ORDER BY id`,
      article.id,
      article.version,
    );
    const words = new IndexedWords(article);
    this.#terms.replace(article.id, article, words);
    for (const { id, start, end } of passages) {
      this.#connection.run('UPDATE passages SET searchable = 1 WHERE id = ?', id);
      this.#words.add(id, words, { start, end });
    }
    return passages.map(({ id }) => id);
  }
}
