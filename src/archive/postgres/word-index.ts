import type { ArticleContent } from '../article.js';
import { calendarDay } from '../calendar-day.js';
import { articleTokens, contextTokens } from '../indexed-tokens.js';
import { shownOutletKey } from '../outlet-key.js';
import { TermCounts } from '../term-counts.js';
import { tokensOf } from '../words.js';
import { indexedWords, usualLengths } from './bm25.js';
import { countSearched, readCollection } from './collection-row.js';
import type { Session } from './session.js';
import { TermTable, type CountedTexts } from './term-table.js';

/** A passage that is searched, and its slice of the article's text. */
export interface WordedPassage {
  readonly id: number;
  readonly text: string;
}

type Worded = Omit<ArticleContent, 'original'>;

/** By which words an article and its passages are found. To be used in the transaction that writes them, under the lock. */
export class WordIndex {
  readonly #session: Session;
  readonly #terms: TermTable;

  constructor(session: Session) {
    this.#session = session;
    this.#terms = new TermTable(session);
  }

  /** Lets an article be found by its words, and passages of it by theirs. */
  async add(articleId: string, article: Worded, passages: readonly WordedPassage[]): Promise<void> {
    await this.countIn(await this.write(articleId, article, passages));
  }

  /** The same, but for counting: whoever adds many counts them together, which is faster. @returns what is to be counted */
  async write(articleId: string, article: Worded, passages: readonly WordedPassage[]): Promise<CountedTexts> {
    const tokens = articleTokens(article);
    const { collection } = this.#session;
    const usual = usualLengths(await readCollection(this.#session)).article;
    const words = indexedWords(collection, tokens, usual);
    await this.#session.run(
      `INSERT INTO article_words (collection, article_id, day, outlet_key, title_lower, counts, tokens, weights)
       VALUES ($1, $2, $3, $4, $5, $6, $7::integer[], $8::sparsevec)`,
      collection,
      articleId,
      calendarDay(article.publishedAt),
      shownOutletKey(article),
      article.title?.toLowerCase() ?? '',
      TermCounts.of(tokens).toBytes(),
      words.tokens,
      words.weights,
    );
    return { articles: [tokens], passages: await this.#writePassages(article, passages) };
  }

  /** Counts what `write` has written. */
  async countIn({ articles, passages }: CountedTexts): Promise<void> {
    await this.#count(articles, passages, 1);
  }

  async addPassages(article: Worded, passages: readonly WordedPassage[]): Promise<void> {
    await this.#count([], await this.#writePassages(article, passages), 1);
  }

  /** Takes out what `add` took in of the same article with the same passages. */
  async remove(articleId: string, article: Worded, passages: readonly WordedPassage[]): Promise<void> {
    const removed = await this.#session.run(
      'DELETE FROM article_words WHERE collection = $1 AND article_id = $2',
      this.#session.collection,
      articleId,
    );
    const texts = await this.#deletePassages(article, passages);
    await this.#count(removed > 0 ? [articleTokens(article)] : [], texts, -1);
  }

  async removePassages(article: Worded, passages: readonly WordedPassage[]): Promise<void> {
    await this.#count([], await this.#deletePassages(article, passages), -1);
  }

  async #writePassages(article: Worded, passages: readonly WordedPassage[]): Promise<Texts> {
    const { collection } = this.#session;
    const usual = usualLengths(await readCollection(this.#session)).passage;
    const texts = tokensOfPassages(article, passages);
    const words = texts.map((tokens) => indexedWords(collection, tokens, usual));
    await this.#session.run(
      `INSERT INTO passage_words (collection, passage_id, day, outlet_key, tokens, weights)
       SELECT $1, added.id, $2, $3, added.tokens::integer[], added.weights::sparsevec
       FROM unnest($4::bigint[], $5::text[], $6::text[]) AS added (id, tokens, weights)`,
      collection,
      calendarDay(article.publishedAt),
      shownOutletKey(article),
      passages.map(({ id }) => id),
      words.map(({ tokens }) => tokens),
      words.map(({ weights }) => weights),
    );
    return texts;
  }

  async #deletePassages(article: Worded, passages: readonly WordedPassage[]): Promise<Texts> {
    await this.#session.run(
      'DELETE FROM passage_words WHERE collection = $1 AND passage_id = ANY($2::bigint[])',
      this.#session.collection,
      passages.map(({ id }) => id),
    );
    return tokensOfPassages(article, passages);
  }

  async #count(articles: Texts, passages: Texts, sign: 1 | -1): Promise<void> {
    const length = (texts: Texts) => texts.reduce((sum, tokens) => sum + tokens.length, 0);
    await countSearched(this.#session, {
      passages: sign * passages.length,
      passageTokens: sign * length(passages),
      articles: sign * articles.length,
      articleTokens: sign * length(articles),
    });
    await this.#terms.count({ articles, passages }, sign);
  }
}

/** The tokens of each of some texts. */
type Texts = readonly (readonly string[])[];

/** Of each passage the tokens of its context, and its own. */
export function tokensOfPassages(article: Worded, passages: readonly Pick<WordedPassage, 'text'>[]): Texts {
  const context = contextTokens(article);
  return passages.map(({ text }) => [...context, ...tokensOf(text, article.language)]);
}
