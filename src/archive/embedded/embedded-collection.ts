import { asError, SetupError } from '../../errors.js';
import type { Answer } from '../answer.js';
import type {
  AddedArticle,
  AnswerReader,
  ArticleIdentity,
  Collection,
  CollectionStats,
  Damage,
  ExistingArticle,
  Page,
  PassageInContext,
  ScoredArticle,
  ScoredPassage,
  SearchFilter,
  SearchOptions,
  SimilarWord,
  TermFrequencies,
  UngroupedArticle,
} from '../archive.js';
import type { Article, ArticleContent, EmbeddedPassage, Original } from '../article.js';
import type { CollectionId } from '../collection-id.js';
import type { Story } from '../stories/story.js';
import type { StoryGrouping } from '../stories/story-grouping.js';
import type { TermCounts } from '../term-counts.js';
import type { Form } from '../words.js';
import type { CollectionPool } from './collection-pool.js';
import { verifyCollection } from './verify-collection.js';

/** A handle on a collection; its files are open only while they are used. */
export class EmbeddedCollection implements Collection {
  readonly id: CollectionId;
  readonly #pool: CollectionPool;
  readonly #deleteFiles: () => Promise<void>;

  constructor(id: CollectionId, pool: CollectionPool, deleteFiles: () => Promise<void>) {
    this.id = id;
    this.#pool = pool;
    this.#deleteFiles = deleteFiles;
  }

  find(identity: ArticleIdentity): Promise<ExistingArticle | null> {
    return this.#pool.use(this.id, ({ articles }) => articles.find(identity));
  }

  add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    return this.#pool.use(this.id, (collection) => collection.add(content, passages, grouping));
  }

  article(articleId: string): Promise<Article | null> {
    return this.#pool.use(this.id, ({ articles }) => articles.article(articleId));
  }

  original(articleId: string, version: number): Promise<Original | null> {
    return this.#pool.use(this.id, ({ articles }) => articles.original(articleId, version));
  }

  versionText(articleId: string, version: number): Promise<string | null> {
    return this.#pool.use(this.id, ({ articles }) => articles.versionText(articleId, version));
  }

  articles(page: Page): Promise<readonly Article[]> {
    return this.#pool.use(this.id, ({ articles }) => articles.list(page));
  }

  articleCount(): Promise<number> {
    return this.#pool.use(this.id, ({ articles }) => articles.count());
  }

  undatedCount(outlet: string | null): Promise<number> {
    return this.#pool.use(this.id, ({ articles }) => articles.undatedCount(outlet));
  }

  outlets(): Promise<readonly string[]> {
    return this.#pool.use(this.id, ({ articles }) => articles.outlets());
  }

  holds(filter: SearchFilter): Promise<boolean> {
    return this.#pool.use(this.id, ({ passages }) => passages.countPassing(filter, 1) > 0);
  }

  nearest(vector: Float32Array, options: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#pool.use(this.id, (collection) => collection.nearest(vector, options));
  }

  keyword(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#pool.use(this.id, ({ keywords }) => keywords.search(forms, options));
  }

  keywordArticles(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredArticle[]> {
    return this.#pool.use(this.id, (collection) => collection.terms.search(forms, options));
  }

  termCounts(articleIds: readonly string[]): Promise<ReadonlyMap<string, TermCounts>> {
    return this.#pool.use(this.id, (collection) => collection.terms.counts(articleIds));
  }

  nearestOf(articleIds: readonly string[], vector: Float32Array): Promise<readonly ScoredPassage[]> {
    return this.#pool.use(this.id, (collection) => collection.nearestOf(articleIds, vector));
  }

  termFrequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies> {
    return this.#pool.use(this.id, ({ keywords, passages }) => ({
      passages: passages.searchableCount(),
      documents: keywords.documents(terms),
    }));
  }

  similarWords(word: string, mostEdits: 1 | 2): Promise<readonly SimilarWord[]> {
    return this.#pool.use(this.id, ({ similar }) => similar.search(word, mostEdits));
  }

  passages(passageIds: readonly number[]): Promise<readonly PassageInContext[]> {
    return this.#pool.use(this.id, ({ passages }) => passages.passages(passageIds));
  }

  vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]> {
    return this.#pool.use(this.id, (collection) => collection.vectors(passageIds));
  }

  storiesOf(articleIds: readonly string[]): Promise<ReadonlyMap<string, Story>> {
    return this.#pool.use(this.id, ({ stories }) => stories.storiesOf(articleIds));
  }

  story(storyId: string): Promise<Story | null> {
    return this.#pool.use(this.id, ({ stories }) => stories.story(storyId));
  }

  ungrouped(page: Page): Promise<readonly UngroupedArticle[]> {
    return this.#pool.use(this.id, (collection) => collection.ungrouped(page));
  }

  group(article: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): Promise<void> {
    return this.#pool.use(this.id, (collection) => collection.group(article, grouping));
  }

  saveAnswer(answer: Answer): Promise<void> {
    return this.#pool.use(this.id, ({ answers }) => answers.save(answer));
  }

  answer(answerId: string): Promise<Answer | null> {
    return this.#pool.use(this.id, ({ answers }) => answers.answer(answerId));
  }

  lastAnswer(reader: AnswerReader): Promise<Answer | null> {
    return this.#pool.use(this.id, ({ answers }) => answers.last(reader));
  }

  attachMessage(answerId: string, messageId: string): Promise<void> {
    return this.#pool.use(this.id, ({ answers }) => answers.attachMessage(answerId, messageId));
  }

  answerOfMessage(messageId: string): Promise<Answer | null> {
    return this.#pool.use(this.id, ({ answers }) => answers.ofMessage(messageId));
  }

  stats(): Promise<CollectionStats> {
    return this.#pool.use(this.id, (collection) => collection.stats());
  }

  async verify(): Promise<readonly Damage[]> {
    try {
      return await this.#pool.use(this.id, (collection) => verifyCollection(this.id, collection));
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      return [{ collection: this.id, where: 'archive.sqlite', problem: asError(error).message }];
    }
  }

  snapshot(): Promise<void> {
    return this.#pool.use(this.id, ({ keeper }) => keeper.save());
  }

  delete(): Promise<void> {
    return this.#pool.withClosed(this.id, this.#deleteFiles);
  }
}
