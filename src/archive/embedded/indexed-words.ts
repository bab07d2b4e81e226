import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleContent } from '../article.js';
import { articleTokens, contextTokens } from '../indexed-tokens.js';
import { TermCounts } from '../term-counts.js';
import { tokensOf } from '../words.js';

/** What of an article decides by which words it and its passages are found. */
type Worded = Pick<ArticleContent, 'title' | 'outlet' | 'publishedAt' | 'language' | 'text'>;

/** The words by which an article and its passages are found, as the tables of words hold them. Each is made when it is first asked for, and kept. */
export class IndexedWords {
  readonly #article: Worded;
  readonly #bodies = new Map<string, string>();
  #context: string | null = null;
  #whole: { readonly words: string; readonly counts: Uint8Array } | null = null;

  constructor(article: Worded) {
    this.#article = article;
  }

  /** Of the line of context before each passage. */
  get context(): string {
    this.#context ??= contextTokens(this.#article).join(' ');
    return this.#context;
  }

  /** Of the article as a whole, with how often each stands in it (`TermCounts`). */
  get whole(): { readonly words: string; readonly counts: Uint8Array } {
    if (!this.#whole) {
      const tokens = articleTokens(this.#article);
      this.#whole = { words: tokens.join(' '), counts: TermCounts.of(tokens).toBytes() };
    }
    return this.#whole;
  }

  /** Of the passage between these offsets. */
  body({ start, end }: { readonly start: number; readonly end: number }): string {
    const key = `${start}-${end}`;
    let body = this.#bodies.get(key);
    if (body === undefined) {
      body = tokensOf(this.#article.text.slice(start, end), this.#article.language).join(' ');
      this.#bodies.set(key, body);
    }
    return body;
  }

  /** Makes all that writing the article will ask for, which takes as long as writing it, and lets others have their turn meanwhile. */
  async prepare(passages: readonly { readonly start: number; readonly end: number }[]): Promise<void> {
    void this.whole;
    for (const passage of passages) {
      await nextTurn();
      this.body(passage);
    }
    await nextTurn();
  }
}
