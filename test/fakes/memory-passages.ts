import type { PassageInContext } from '../../src/archive/collection.js';
import type { Article, EmbeddedPassage } from '../../src/archive/article.js';

/** A passage in memory, with its vector. */
export interface StoredPassage extends PassageInContext {
  readonly vector: Float32Array;
}

/** The passages of all versions. An id is never given twice. */
export class MemoryPassages {
  readonly #passages = new Map<number, StoredPassage>();
  #lastId = 0;

  /** The id that was given last. */
  get lastId(): number {
    return this.#lastId;
  }

  store(article: Article, passages: readonly EmbeddedPassage[]): void {
    for (const { vector, ...draft } of passages) {
      this.#lastId += 1;
      const text = article.text.slice(draft.start, draft.end);
      const place = { id: this.#lastId, articleId: article.id, version: article.version };
      this.#passages.set(place.id, { ...draft, ...place, text, article, vector });
    }
  }

  get(id: number): StoredPassage | undefined {
    return this.#passages.get(id);
  }

  all(): readonly StoredPassage[] {
    return [...this.#passages.values()];
  }

  drop(articleId: string): void {
    for (const [id, passage] of this.#passages)
      if (passage.articleId === articleId) this.#passages.delete(id);
  }

  clear(): void {
    this.#passages.clear();
  }
}
