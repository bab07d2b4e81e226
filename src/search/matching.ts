import type { Collection, PassageInContext } from '../archive/collection.js';
import { contextTokens } from '../archive/indexed-tokens.js';
import { tokensOf } from '../archive/words.js';
import { matchArticle, type ArticleMatch } from './article-score.js';
import type { AskedTerms } from './asked-terms.js';
import { closeness } from './closeness.js';
import { keywordScore } from './keyword-score.js';

/** A passage with what its words say for it. */
export interface MatchedPassage {
  readonly passage: PassageInContext;
  /** How often each term stands in it and the line of context before it. */
  readonly counts: readonly number[];
  readonly keyword: number;
  readonly closeness: number;
}

/** What the words of an article as a whole say for it. */
export interface MatchedArticle extends ArticleMatch {
  /** Share of the weight of the question's terms that stands in its title, 0 to 1. */
  readonly titleCoverage: number;
}

/**
 * Matches the terms of a question with passages of a collection, and with their articles, each once: what words find can be
 * read while the question is still being embedded.
 */
export class Matching {
  readonly collection: Collection;
  readonly #asked: AskedTerms;
  readonly #passages = new Map<number, MatchedPassage>();
  readonly #articles = new Map<string, MatchedArticle>();
  /** An article's passages share the line of context. */
  readonly #contexts = new Map<string, readonly string[]>();

  constructor(collection: Collection, asked: AskedTerms) {
    this.collection = collection;
    this.#asked = asked;
  }

  /** The passages with these ids, in order; unknown ids are left out. */
  async passages(ids: readonly number[]): Promise<readonly MatchedPassage[]> {
    const unread = ids.filter((id) => !this.#passages.has(id));
    const passages = unread.length > 0 ? await this.collection.passages(unread) : [];
    for (const passage of passages) this.#passages.set(passage.id, this.#matched(passage));
    await this.#matchArticles(passages);
    return ids.flatMap((id) => this.#passages.get(id) ?? []);
  }

  /** Null where it is none of a passage that was read. */
  article(id: string): MatchedArticle | null {
    return this.#articles.get(id) ?? null;
  }

  #matched(passage: PassageInContext): MatchedPassage {
    const { article, articleId, text } = passage;
    const context = this.#contexts.get(articleId) ?? contextTokens(article);
    this.#contexts.set(articleId, context);
    const body = tokensOf(text, article.language);
    const places = this.#asked.placesIn(context, body);
    const counts = places.map((each) => each.length);
    return {
      passage,
      counts,
      keyword: keywordScore(counts, context.length + body.length, this.#asked.terms),
      closeness: closeness(this.#asked.terms, places),
    };
  }

  async #matchArticles(passages: readonly PassageInContext[]): Promise<void> {
    const unread = new Map(
      passages
        .filter(({ articleId }) => !this.#articles.has(articleId))
        .map((each) => [each.articleId, each.article]),
    );
    if (unread.size === 0) return;
    const counts = await this.collection.termCounts([...unread.keys()]);
    for (const [id, { title, language }] of unread) {
      const termCounts = counts.get(id);
      if (!termCounts) continue;
      const inTitle = this.#asked.countIn(tokensOf(title ?? '', language));
      this.#articles.set(id, {
        ...matchArticle(termCounts, this.#asked.terms),
        titleCoverage: this.#asked.share(inTitle),
      });
    }
  }
}
