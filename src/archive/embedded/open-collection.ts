import type { Logger } from '../../logger.js';
import type {
  AddedArticle,
  CollectionStats,
  Page,
  ScoredPassage,
  SearchOptions,
  UngroupedArticle,
} from '../collection.js';
import type { Answer } from '../answer.js';
import type { Article, ArticleContent, EmbeddedPassage, Person } from '../article.js';
import type { CollectionId } from '../collection-id.js';
import type { Removal, RemovedArticle, Restored } from '../kept-articles.js';
import { groupArticle } from '../stories/group-article.js';
import type { StoryGrouping } from '../stories/story-grouping.js';
import { AnswerStore } from './answer-store.js';
import { ArticleLister } from './article-list.js';
import { ArticleRemover } from './article-remover.js';
import { ArticleStore } from './article-store.js';
import { ArticleTerms } from './article-terms.js';
import { ArticleWriter } from './article-writer.js';
import { databaseFile, folderBytes } from './collection-files.js';
import { CollectionModel } from './collection-model.js';
import { collectionMigrations } from './collection-schema.js';
import type { Connection } from './connection.js';
import { DenseSearch } from './dense-search.js';
import type { DiskRoom } from './disk-room.js';
import type { IndexBudget } from './index-budget.js';
import { IndexKeeper } from './index-keeper.js';
import { IndexSnapshot } from './index-snapshot.js';
import { KeywordSearch } from './keyword-search.js';
import { makeFolder } from './make-folder.js';
import { openDatabase } from './open-database.js';
import { packOriginal } from './original-packing.js';
import { assertPassage } from './passage-rows.js';
import { PassageWords } from './passage-words.js';
import { PassageStore } from './passage-store.js';
import { PeopleStore } from './people-store.js';
import { FeedbackStore } from './feedback-store.js';
import { RequestProgress } from './request-progress.js';
import { RequestStore } from './request-store.js';
import { StoryReader } from './story-reader.js';
import { StoryWriter } from './story-writer.js';
import { SimilarWords } from './similar-words.js';
import type { VectorProfile } from './vector-profile.js';

export interface OpenCollectionOptions {
  readonly id: CollectionId;
  /** Made where it is missing. */
  readonly folder: string;
  readonly profile: VectorProfile;
  readonly logger: Logger;
  /** Of the indexes of all collections; without it each may be as large as it is. */
  readonly budget?: IndexBudget;
  /** Up to so many passages there is no index; tests that are about indexes have it low. */
  readonly exactSearchLimit?: number | undefined;
  /** Without one a full disk is told, and that is all. */
  readonly room?: DiskRoom | undefined;
}

/** The open files of a collection and what works on them. */
export class OpenCollection {
  readonly articles: ArticleStore;
  readonly lister: ArticleLister;
  readonly remover: ArticleRemover;
  readonly passages: PassageStore;
  readonly answers: AnswerStore;
  readonly feedback: FeedbackStore;
  readonly people: PeopleStore;
  readonly requests: RequestStore;
  readonly requestProgress: RequestProgress;
  readonly keywords: KeywordSearch;
  readonly terms: ArticleTerms;
  readonly stories: StoryReader;
  readonly similar: SimilarWords;
  readonly snapshot: IndexSnapshot;
  readonly keeper: IndexKeeper;
  readonly model: CollectionModel;
  readonly connection: Connection;
  readonly #options: OpenCollectionOptions;
  readonly #dense: DenseSearch;
  readonly #writer: ArticleWriter;
  readonly #storyWriter: StoryWriter;

  /** @throws SetupError where the files cannot be used. */
  constructor(options: OpenCollectionOptions) {
    const { folder, profile, logger, room } = options;
    this.#options = options;
    makeFolder(folder);
    this.connection = openDatabase(databaseFile(folder), collectionMigrations, () => {}, room);
    this.articles = new ArticleStore(this.connection, (article, version) =>
      logger.error(
        { collection: options.id, article, version },
        'A version of an article is damaged and is not quoted: run "dateline verify --repair".',
      ),
    );
    this.lister = new ArticleLister(this.connection);
    this.passages = new PassageStore(this.connection);
    this.model = new CollectionModel(this.connection, this.passages, profile);
    const served = this.model.served();
    this.answers = new AnswerStore(this.connection);
    this.feedback = new FeedbackStore(this.connection);
    this.people = new PeopleStore(this.connection);
    this.requests = new RequestStore(this.connection);
    this.requestProgress = new RequestProgress(this.connection, this.answers);
    this.keywords = new KeywordSearch(this.connection);
    this.terms = new ArticleTerms(this.connection);
    this.stories = new StoryReader(this.connection);
    this.similar = new SimilarWords(this.connection);
    this.snapshot = new IndexSnapshot(folder, served);
    this.keeper = new IndexKeeper({
      passages: this.passages,
      snapshot: this.snapshot,
      dimension: served.dimension,
      logger,
      exactSearchLimit: options.exactSearchLimit,
    });
    this.#dense = new DenseSearch(this.passages, this.keeper);
    const words = new PassageWords(this.connection);
    this.remover = new ArticleRemover(this.connection, this.articles, this.terms, words);
    this.#writer = new ArticleWriter(this.connection, this.articles, this.terms, words);
    this.#storyWriter = new StoryWriter(this.connection);
    this.keeper.update();
  }

  /** @param vector of the model that is served. */
  async nearest(vector: Float32Array, options: SearchOptions): Promise<readonly ScoredPassage[]> {
    const found = await this.#dense.search(vector, options);
    this.#options.budget?.use(this.keeper);
    return found;
  }

  nearestOf(articleIds: readonly string[], vector: Float32Array): readonly ScoredPassage[] {
    return this.#dense.nearestOf(articleIds, vector);
  }

  /** The vectors of these passages, of the model that is served, in order; for one that is unknown a vector of zeros, which is near nothing. */
  vectors(passageIds: readonly number[]): readonly Float32Array[] {
    const stored = this.passages.vectors(passageIds);
    const { dimension } = this.model.served();
    return passageIds.map((id) => stored.get(id) ?? new Float32Array(dimension));
  }

  async add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    // And once more in the transaction: done again with the room of the reserve it would use that up.
    await this.#options.room?.requireNow();
    this.#assertWritable(content, passages);
    const original = content.original && (await packOriginal(content.original));
    const { withdrawn, ...added } = this.connection.transaction(() => {
      this.#options.room?.require();
      const addition = this.#writer.add(content, this.model.storable(passages), original);
      if (addition.status !== 'duplicate') this.#placed(addition.article.id, passages, grouping);
      return addition;
    });
    if (added.status !== 'duplicate') this.#passagesChanged(withdrawn);
    return added;
  }

  /** Null where another version is the newest by now. */
  edit(
    article: Pick<Article, 'id' | 'version'>,
    content: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Article | null {
    this.#assertWritable(content, passages);
    const edited = this.connection.transaction(() => {
      this.#options.room?.require();
      const edition = this.#writer.edit(article, content, this.model.storable(passages));
      if (edition) this.#placed(article.id, passages, grouping);
      return edition;
    });
    if (edited) this.#passagesChanged(edited.withdrawn);
    return edited?.article ?? null;
  }

  /** Makes the passages of an article's newest version anew; nothing is done where another version is that by now. */
  remakePassages(article: Article, passages: readonly EmbeddedPassage[]): void {
    this.#assertWritable(article, passages);
    const withdrawn = this.connection.transaction(() => {
      if (this.articles.article(article.id)?.version !== article.version) return null;
      const before = this.#writer.remake(article, this.model.storable(passages));
      this.model.keepNext(article.id, passages);
      return before;
    });
    if (withdrawn) this.#passagesChanged(withdrawn);
  }

  remove(articleId: string, removal: Removal): RemovedArticle | null {
    const withdrawn = this.connection.transaction(() => this.remover.remove(articleId, removal));
    if (withdrawn === null) return null;
    this.#passagesChanged(withdrawn);
    return this.remover.removed(articleId);
  }

  restore(articleId: string): Restored {
    const { passages, ...restored } = this.connection.transaction(() => this.remover.restore(articleId));
    if (!passages) return restored;
    this.#passagesChanged([]);
    this.keeper.restore(passages);
    return restored;
  }

  saveAnswer(answer: Answer): void {
    this.connection.transaction(() => {
      this.#options.room?.require();
      this.answers.save(answer);
    });
  }

  /** Its story is found by vectors of the archive's model: where another is served, later. To be called in the transaction. */
  #placed(
    articleId: string,
    passages: readonly EmbeddedPassage[],
    grouping: StoryGrouping | undefined,
  ): void {
    this.model.keepNext(articleId, passages);
    if (grouping && this.model.served().isCurrent) groupArticle(this.#storyWriter, articleId, grouping);
  }

  #passagesChanged(withdrawn: readonly number[]): void {
    this.passages.passagesChanged();
    this.articles.articlesChanged();
    this.keywords.passagesChanged();
    this.keeper.update(withdrawn);
    this.#options.budget?.use(this.keeper);
  }

  #assertWritable(content: Pick<ArticleContent, 'text'>, passages: readonly EmbeddedPassage[]): void {
    assertText(content.text);
    for (const passage of passages) assertPassage(passage, content.text, this.#options.profile.dimension);
  }

  /** Articles in no story, with their vectors; none where these are of another model. */
  ungrouped(page: Page): readonly UngroupedArticle[] {
    if (!this.model.served().isCurrent) return [];
    return this.articles.ungrouped(page).map((article) => {
      const stored = this.passages.vectorsOfArticles([article.id]);
      return { article, vectors: stored.map(({ vector }) => vector) };
    });
  }

  group({ id, version }: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): void {
    this.connection.transaction(() => {
      if (this.articles.article(id)?.version !== version) return;
      groupArticle(this.#storyWriter, id, grouping);
    });
  }

  async stats(): Promise<CollectionStats> {
    return {
      collection: this.#options.id,
      articles: this.articles.count(),
      passages: this.passages.searchableCount(),
      answers: this.answers.count(),
      ...this.feedback.figures(),
      ...this.articles.period(),
      bytes: await folderBytes(this.#options.folder),
      ...(this.model.served().isCurrent ? {} : { reembedding: this.model.next.progress() }),
    };
  }

  async close(): Promise<void> {
    this.#options.budget?.forget(this.keeper);
    try {
      await this.keeper.close();
    } finally {
      this.connection.close();
    }
  }
}

/** Half a surrogate pair would come back from the database as another character, and offsets would still fit. */
function assertText(text: string): void {
  if (Buffer.from(text, 'utf8').toString('utf8') !== text || text.includes('\0')) {
    throw new Error('The text holds half a character or a NUL, which cannot be stored.');
  }
}
