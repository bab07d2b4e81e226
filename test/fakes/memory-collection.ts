import type { Answer } from '../../src/archive/answer.js';
import type {
  AddedArticle,
  AnswerReader,
  ArticleIdentity,
  Collection,
  CollectionStats,
  Damage,
  ExistingArticle,
  PassageInContext,
  ScoredArticle,
  ScoredPassage,
  SearchFilter,
  SearchOptions,
  SimilarWord,
  TermFrequencies,
} from '../../src/archive/archive.js';
import type { Article, ArticleContent, EmbeddedPassage, Original } from '../../src/archive/article.js';
import { articleId } from '../../src/archive/article-id.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { outletKey } from '../../src/archive/outlet-key.js';
import { articleTokens } from '../../src/archive/indexed-tokens.js';
import type { StoryGrouping } from '../../src/archive/stories/story-grouping.js';
import { TermCounts } from '../../src/archive/term-counts.js';
import { textHash } from '../../src/archive/text-hash.js';
import type { Form } from '../../src/archive/words.js';
import { assertPassage } from '../../src/archive/embedded/passage-rows.js';
import { MemoryAnswers } from './memory-answers.js';
import { byCosine } from './memory-dense-rank.js';
import { passes } from './memory-filter.js';
import { passageInContext, rankByForms, wholeArticle } from './memory-keyword-rank.js';
import { outletsByArticles } from './memory-outlets.js';
import { memorySimilarWords } from './memory-similar-words.js';
import { memoryStats } from './memory-stats.js';
import { findAmong } from './memory-find.js';
import { newestVersions, type Version } from './memory-versions.js';
import { MemoryStories } from './memory-stories.js';

interface StoredPassage extends PassageInContext {
  readonly vector: Float32Array;
}

/** A collection in memory. Every search looks at every passage. */
export class MemoryCollection implements Collection {
  readonly id: CollectionId;
  readonly #dimension: number;
  readonly #onDelete: () => void;
  /** All versions of each article, oldest first. */
  readonly #versions = new Map<string, Version[]>();
  readonly #passages = new Map<number, StoredPassage>();
  readonly #answers = new MemoryAnswers();
  readonly #stories = new MemoryStories({
    current: () => this.#current(),
    vectorsOf: (id) => this.#searchable().flatMap(({ articleId: of, vector }) => (of === id ? [vector] : [])),
  });
  #lastPassageId = 0;
  readonly storiesOf: Collection['storiesOf'] = async (articleIds) => this.#stories.storiesOf(articleIds);
  readonly story: Collection['story'] = async (storyId) => this.#stories.story(storyId);
  readonly ungrouped: Collection['ungrouped'] = async (page) => this.#stories.ungrouped(page);
  readonly group: Collection['group'] = async (article, grouping) => this.#stories.group(article, grouping);

  constructor(id: CollectionId, dimension: number, onDelete: () => void) {
    this.id = id;
    this.#dimension = dimension;
    this.#onDelete = onDelete;
  }

  get isEmpty(): boolean {
    return this.#versions.size === 0 && this.#answers.size === 0;
  }

  async find(identity: ArticleIdentity): Promise<ExistingArticle | null> {
    return findAmong(this.#current(), identity);
  }

  async add(
    { original, ...content }: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    for (const passage of passages) assertPassage(passage, content.text, this.#dimension);
    const identity = { url: content.url, externalId: content.externalId, textHash: textHash(content.text) };
    const existing = await this.find(identity);
    if (existing?.same === 'text') return { article: existing.article, status: 'duplicate', passages: 0 };
    const before = existing?.article;
    const article: Article = {
      ...content,
      id: before?.id ?? articleId(identity),
      url: content.url ?? before?.url ?? null,
      externalId: before?.externalId ?? content.externalId,
      version: (before?.version ?? 0) + 1,
      addedAt: new Date().toISOString(),
    };
    this.#versions.set(article.id, [...(this.#versions.get(article.id) ?? []), { article, original }]);
    for (const { vector, ...draft } of passages) {
      this.#lastPassageId += 1;
      const text = article.text.slice(draft.start, draft.end);
      const place = { id: this.#lastPassageId, articleId: article.id, version: article.version };
      this.#passages.set(place.id, { ...draft, ...place, text, article, vector });
    }
    if (grouping) this.#stories.group(article, grouping);
    return { article, status: before ? 'updated' : 'added', passages: passages.length };
  }

  async article(articleKey: string): Promise<Article | null> {
    return this.#versions.get(articleKey)?.at(-1)?.article ?? null;
  }

  async original(articleKey: string, version: number): Promise<Original | null> {
    return this.#versions.get(articleKey)?.[version - 1]?.original ?? null;
  }

  async versionText(articleKey: string, version: number): Promise<string | null> {
    return this.#versions.get(articleKey)?.[version - 1]?.article.text ?? null;
  }

  async articles(page: {
    readonly after: string | null;
    readonly limit: number;
  }): Promise<readonly Article[]> {
    return this.#current()
      .filter((article) => article.id > (page.after ?? ''))
      .slice(0, page.limit);
  }

  async articleCount(): Promise<number> {
    return this.#versions.size;
  }

  async undatedCount(outlet: string | null): Promise<number> {
    const isOf = (article: Article): boolean =>
      outlet === null || outletKey(article.outlet ?? '') === outletKey(outlet);
    return this.#current().filter((article) => article.publishedAt === null && isOf(article)).length;
  }

  async outlets(): Promise<readonly string[]> {
    return outletsByArticles(this.#current());
  }

  async holds(filter: SearchFilter): Promise<boolean> {
    return this.#searchable(filter).length > 0;
  }

  async nearest(vector: Float32Array, { limit, filter }: SearchOptions): Promise<readonly ScoredPassage[]> {
    return byCosine(this.#searchable(filter), vector).slice(0, limit);
  }

  async nearestOf(articleIds: readonly string[], vector: Float32Array): Promise<readonly ScoredPassage[]> {
    return articleIds.flatMap((id) =>
      byCosine(
        this.#searchable().filter((passage) => passage.articleId === id),
        vector,
      ).slice(0, 1),
    );
  }

  async keywordArticles(
    forms: readonly Form[],
    { limit, filter }: SearchOptions,
  ): Promise<readonly ScoredArticle[]> {
    const articles = this.#current();
    const passing = new Set(articles.filter((article) => passes(article, filter)).map(({ id }) => id));
    return rankByForms(articles.map(wholeArticle), forms)
      .filter(({ id }) => passing.has(id))
      .map(({ id, score }) => ({ articleId: id, score }))
      .slice(0, limit);
  }

  async termCounts(articleIds: readonly string[]): Promise<ReadonlyMap<string, TermCounts>> {
    const wanted = this.#current().filter(({ id }) => articleIds.includes(id));
    return new Map(wanted.map((article) => [article.id, TermCounts.of(articleTokens(article))]));
  }

  async keyword(forms: readonly Form[], { limit, filter }: SearchOptions): Promise<readonly ScoredPassage[]> {
    const passing = new Set(this.#searchable(filter).map(({ id }) => id));
    return rankByForms(this.#searchable().map(passageInContext), forms)
      .filter(({ id }) => passing.has(id))
      .map(({ id, score }) => ({ passageId: id, score }))
      .slice(0, limit);
  }

  async termFrequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies> {
    const passages = this.#searchable().map(passageInContext);
    return {
      passages: passages.length,
      documents: terms.map((forms) => rankByForms(passages, forms).length),
    };
  }

  async similarWords(word: string, mostEdits: 1 | 2): Promise<readonly SimilarWord[]> {
    return memorySimilarWords(this.#current(), word, mostEdits);
  }

  async passages(passageIds: readonly number[]): Promise<readonly PassageInContext[]> {
    return passageIds.flatMap((id) => {
      const { vector: _vector, ...passage } = this.#passages.get(id) ?? { vector: null };
      return 'id' in passage ? [passage] : [];
    });
  }

  async vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]> {
    return passageIds.map((id) => this.#passages.get(id)?.vector ?? new Float32Array(this.#dimension));
  }

  async saveAnswer(answer: Answer): Promise<void> {
    this.#answers.save(answer);
  }

  async answer(answerId: string): Promise<Answer | null> {
    return this.#answers.answer(answerId);
  }

  async lastAnswer(reader: AnswerReader): Promise<Answer | null> {
    return this.#answers.last(reader);
  }

  async attachMessage(answerId: string, messageId: string): Promise<void> {
    this.#answers.attachMessage(answerId, messageId);
  }

  async answerOfMessage(messageId: string): Promise<Answer | null> {
    return this.#answers.ofMessage(messageId);
  }

  async stats(): Promise<CollectionStats> {
    return memoryStats(this.id, this.#current(), this.#searchable().length, this.#answers.size);
  }

  async verify(): Promise<readonly Damage[]> {
    return [];
  }

  async snapshot(): Promise<void> {}

  async delete(): Promise<void> {
    for (const kept of [this.#versions, this.#passages, this.#answers, this.#stories]) kept.clear();
    this.#onDelete();
  }

  #current(): readonly Article[] {
    return newestVersions(this.#versions.values());
  }

  #searchable(filter?: SearchFilter): readonly StoredPassage[] {
    return [...this.#passages.values()].filter(
      ({ articleId: id, version, article }) =>
        this.#versions.get(id)?.length === version && (!filter || passes(article, filter)),
    );
  }
}
