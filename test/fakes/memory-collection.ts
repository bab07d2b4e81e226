import type { Reembedding } from '../../src/archive/reembedding.js';
import type {
  AddedArticle,
  ArticleIdentity,
  Collection,
  CollectionStats,
  ExistingArticle,
  PassageInContext,
  ScoredArticle,
  ScoredPassage,
  SearchFilter,
  SearchOptions,
  SimilarWord,
  TermFrequencies,
} from '../../src/archive/collection.js';
import type { Damage, Repaired } from '../../src/archive/damage.js';
import type { Article, ArticleContent, EmbeddedPassage, Original } from '../../src/archive/article.js';
import { articleId } from '../../src/archive/article-id.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import type { MonthOfArticles } from '../../src/archive/month-of-articles.js';
import { outletKey, shownOutletKey } from '../../src/archive/outlet-key.js';
import { betterAddress, urlKey } from '../../src/archive/url-key.js';
import { adderOf } from '../../src/archive/adder.js';
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
import { monthsOfArticles } from './memory-months.js';
import { outletsByArticles } from './memory-outlets.js';
import { memorySimilarWords } from './memory-similar-words.js';
import { MemoryPassages, type StoredPassage } from './memory-passages.js';
import { MemoryKeptArticles, type ManagedMemory } from './memory-kept-articles.js';
import { memoryStats } from './memory-stats.js';
import { findAmong } from './memory-find.js';
import { newestVersions, type Version } from './memory-versions.js';
import { MemoryFeedback } from './memory-feedback.js';
import { MemoryPeople } from './memory-people.js';
import { MemoryRequests } from './memory-requests.js';
import { MemoryStories } from './memory-stories.js';

/** A collection in memory. Every search looks at every passage. */
export class MemoryCollection implements Collection {
  readonly id: CollectionId;
  /** It has one model only. */
  readonly models: Reembedding = {
    served: async () => ({
      isCurrent: true,
      fingerprint: 'memory',
      dimension: this.#dimension,
      model: null,
    }),
    progress: async () => null,
    missing: async () => [],
    keep: async () => {},
    finish: async () => true,
  };
  readonly #dimension: number;
  readonly #onDelete: () => void;
  /** All versions of each article, oldest first. */
  readonly #versions = new Map<string, Version[]>();
  readonly #passages = new MemoryPassages();
  readonly #answers = new MemoryAnswers();
  readonly #stories = new MemoryStories({
    current: () => this.#current(),
    vectorsOf: (id) => this.#searchable().flatMap(({ articleId: of, vector }) => (of === id ? [vector] : [])),
  });
  readonly feedback = new MemoryFeedback(this.#answers);
  readonly requests = new MemoryRequests({
    saveAnswer: (answer) => this.#answers.save(answer),
    lastPassageId: () => this.#passages.lastId,
    articlesAfter: (passageId) =>
      [
        ...new Set(this.#searchable().flatMap(({ id, articleId: of }) => (id > passageId ? [of] : []))),
      ].sort(),
  });
  readonly people = new MemoryPeople({
    answers: this.#answers,
    feedback: this.feedback,
    requests: this.requests,
    versions: this.#versions,
    current: () => this.#current(),
  });
  readonly #kept = new MemoryKeptArticles(this.#managed());
  readonly list: Collection['list'] = (...args) => this.#kept.list(...args);
  readonly addedBetween: Collection['addedBetween'] = (moments) => this.#kept.addedBetween(moments);
  readonly versions: Collection['versions'] = (id) => this.#kept.versions(id);
  readonly edit: Collection['edit'] = (...args) => this.#kept.edit(...args);
  readonly remove: Collection['remove'] = (...args) => this.#kept.remove(...args);
  readonly restore: Collection['restore'] = (id) => this.#kept.restore(id);
  readonly removed: Collection['removed'] = (id) => this.#kept.removed(id);
  readonly removals: Collection['removals'] = () => this.#kept.removals();
  readonly purge: Collection['purge'] = (until) => this.#kept.purge(until);
  readonly saveAnswer: Collection['saveAnswer'] = async (answer) => this.#answers.save(answer);
  readonly answer: Collection['answer'] = async (id) => this.#answers.answer(id);
  readonly lastAnswer: Collection['lastAnswer'] = async (reader) => this.#answers.last(reader);
  readonly attachMessage: Collection['attachMessage'] = async (id, message) =>
    this.#answers.attachMessage(id, message);
  readonly answerOfMessage: Collection['answerOfMessage'] = async (id) => this.#answers.ofMessage(id);
  readonly publishAnswer: Collection['publishAnswer'] = async (id, channelId) =>
    this.#answers.publish(id, channelId);
  readonly withdrawAnswer: Collection['withdrawAnswer'] = async (id) => this.#answers.withdraw(id);
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
    return findAmong(
      this.#current(),
      identity,
      ({ id }) =>
        new Set(
          (this.#versions.get(id) ?? []).flatMap(({ article: { url } }) => (url === null ? [] : urlKey(url))),
        ),
    );
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
    const { addedBy: _addedBy, ...facts } = content;
    const adder = before ? before.addedBy : adderOf(content);
    const article: Article = {
      ...facts,
      ...(adder ? { addedBy: adder } : {}),
      id: before?.id ?? this.#freeId(identity),
      url:
        before?.url && content.url
          ? betterAddress(before.url, content.url)
          : (content.url ?? before?.url ?? null),
      externalId: before?.externalId ?? content.externalId,
      version: (before?.version ?? 0) + 1,
      addedAt: new Date().toISOString(),
    };
    this.#versions.set(article.id, [...(this.#versions.get(article.id) ?? []), { article, original }]);
    this.#store(article, passages, grouping);
    return { article, status: before ? 'updated' : 'added', passages: passages.length };
  }

  async article(articleKey: string): Promise<Article | null> {
    return this.#current().find(({ id }) => id === articleKey) ?? null;
  }

  async original(articleKey: string, version: number): Promise<Original | null> {
    return this.#version(articleKey, version)?.original ?? null;
  }

  async versionText(articleKey: string, version: number): Promise<string | null> {
    return this.#version(articleKey, version)?.article.text ?? null;
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
    return this.#current().length;
  }

  async undatedCount(outlet: string | null): Promise<number> {
    const isOf = (article: Article): boolean =>
      outlet === null || shownOutletKey(article) === outletKey(outlet);
    return this.#current().filter((article) => article.publishedAt === null && isOf(article)).length;
  }

  async outlets(): Promise<readonly string[]> {
    return outletsByArticles(this.#current());
  }

  async months(): Promise<readonly MonthOfArticles[]> {
    return monthsOfArticles(this.#current());
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
      return 'id' in passage && !this.#kept.isRemoved(passage.articleId) ? [passage] : [];
    });
  }

  async vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]> {
    return passageIds.map((id) => this.#passages.get(id)?.vector ?? new Float32Array(this.#dimension));
  }

  async stats(): Promise<CollectionStats> {
    const [passages, answers] = [this.#searchable().length, this.#answers.size];
    return { ...memoryStats(this.id, this.#current(), passages, answers), ...this.feedback.figures() };
  }

  async verify(): Promise<readonly Damage[]> {
    return [];
  }

  async repair(): Promise<readonly Repaired[]> {
    return [];
  }

  async snapshot(): Promise<void> {}

  async delete(): Promise<void> {
    for (const kept of [
      this.#versions,
      this.#passages,
      this.#answers,
      this.#stories,
      this.#kept,
      this.requests,
      this.feedback,
    ])
      kept.clear();
    this.#onDelete();
  }

  #current(): readonly Article[] {
    return newestVersions(this.#versions.values()).filter(({ id }) => !this.#kept.isRemoved(id));
  }

  #version(articleKey: string, version: number): Version | undefined {
    return this.#kept.isRemoved(articleKey) ? undefined : this.#versions.get(articleKey)?.[version - 1];
  }

  #freeId(identity: ArticleIdentity): string {
    for (let turn = 1; ; turn += 1) {
      const id = articleId(identity, turn);
      if (!this.#versions.has(id) && !this.#kept.isRemoved(id)) return id;
    }
  }

  #store(article: Article, passages: readonly EmbeddedPassage[], grouping?: StoryGrouping): void {
    this.#passages.store(article, passages);
    if (grouping) this.#stories.group(article, grouping);
  }

  #managed(): ManagedMemory {
    return {
      collection: () => this.id,
      versions: this.#versions,
      answers: this.#answers,
      stories: this.#stories,
      current: () => this.#current(),
      store: (...args) => this.#store(...args),
      dropPassages: (articleKey) => this.#passages.drop(articleKey),
    };
  }

  #searchable(filter?: SearchFilter): readonly StoredPassage[] {
    return this.#passages
      .all()
      .filter(
        ({ articleId: id, version, article }) =>
          this.#versions.get(id)?.length === version &&
          !this.#kept.isRemoved(id) &&
          (!filter || passes(article, filter)),
      );
  }
}
