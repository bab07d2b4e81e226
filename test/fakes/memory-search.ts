import type {
  PassageInContext,
  ScoredArticle,
  ScoredPassage,
  SearchFilter,
  SearchOptions,
  SimilarWord,
  TermFrequencies,
} from '../../src/archive/collection.js';
import { articleTokens } from '../../src/archive/indexed-tokens.js';
import { TermCounts } from '../../src/archive/term-counts.js';
import type { Form } from '../../src/archive/words.js';
import type { MemoryArticles } from './memory-articles.js';
import { byCosine } from './memory-dense-rank.js';
import { passes } from './memory-filter.js';
import { passageInContext, rankByForms, wholeArticle } from './memory-keyword-rank.js';
import { memorySimilarWords } from './memory-similar-words.js';

/** What the search in memory needs of its collection. */
export interface SearchedMemory {
  readonly articles: MemoryArticles;
  /** Numbers in a vector. */
  readonly dimension: number;
  isRemoved(articleId: string): boolean;
}

/** Searches a collection in memory. Every search looks at every passage. */
export class MemorySearch {
  readonly #articles: MemoryArticles;
  readonly #memory: SearchedMemory;

  constructor(memory: SearchedMemory) {
    this.#articles = memory.articles;
    this.#memory = memory;
  }

  async holds(filter: SearchFilter): Promise<boolean> {
    return this.#articles.searchable(filter).length > 0;
  }

  async nearest(vector: Float32Array, { limit, filter }: SearchOptions): Promise<readonly ScoredPassage[]> {
    return byCosine(this.#articles.searchable(filter), vector).slice(0, limit);
  }

  async nearestOf(articleIds: readonly string[], vector: Float32Array): Promise<readonly ScoredPassage[]> {
    return articleIds.flatMap((id) =>
      byCosine(
        this.#articles.searchable().filter((passage) => passage.articleId === id),
        vector,
      ).slice(0, 1),
    );
  }

  async keywordArticles(
    forms: readonly Form[],
    { limit, filter }: SearchOptions,
  ): Promise<readonly ScoredArticle[]> {
    const articles = this.#articles.current();
    const passing = new Set(articles.filter((article) => passes(article, filter)).map(({ id }) => id));
    return rankByForms(articles.map(wholeArticle), forms)
      .filter(({ id }) => passing.has(id))
      .map(({ id, score }) => ({ articleId: id, score }))
      .slice(0, limit);
  }

  async termCounts(articleIds: readonly string[]): Promise<ReadonlyMap<string, TermCounts>> {
    const wanted = this.#articles.current().filter(({ id }) => articleIds.includes(id));
    return new Map(wanted.map((article) => [article.id, TermCounts.of(articleTokens(article))]));
  }

  async keyword(forms: readonly Form[], { limit, filter }: SearchOptions): Promise<readonly ScoredPassage[]> {
    const passing = new Set(this.#articles.searchable(filter).map(({ id }) => id));
    return rankByForms(this.#articles.searchable().map(passageInContext), forms)
      .filter(({ id }) => passing.has(id))
      .map(({ id, score }) => ({ passageId: id, score }))
      .slice(0, limit);
  }

  async termFrequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies> {
    const passages = this.#articles.searchable().map(passageInContext);
    return {
      passages: passages.length,
      documents: terms.map((forms) => rankByForms(passages, forms).length),
    };
  }

  async similarWords(word: string, mostEdits: 1 | 2): Promise<readonly SimilarWord[]> {
    return memorySimilarWords(this.#articles.current(), word, mostEdits);
  }

  async passages(passageIds: readonly number[]): Promise<readonly PassageInContext[]> {
    return passageIds.flatMap((id) => {
      const { vector: _vector, ...passage } = this.#articles.passages.get(id) ?? { vector: null };
      return 'id' in passage && !this.#memory.isRemoved(passage.articleId) ? [passage] : [];
    });
  }

  async vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]> {
    const unknown = new Float32Array(this.#memory.dimension);
    return passageIds.map((id) => this.#articles.passages.get(id)?.vector ?? unknown);
  }
}
