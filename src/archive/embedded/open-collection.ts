import type { Logger } from '../../logger.js';
import type { CollectionStats, ScoredPassage, SearchOptions } from '../collection.js';
import type { Answer } from '../answer.js';
import type { CollectionId } from '../collection-id.js';
import { AnswerStore } from './answer-store.js';
import { ArticleChanges } from './article-changes.js';
import { mostPagesInLog, pagesOf, type Checkpointer } from './checkpointer.js';
import { ArticleLister } from './article-list.js';
import { ArticleRemover } from './article-remover.js';
import { ArticleStore } from './article-store.js';
import { ArticleTerms } from './article-terms.js';
import { ArticleWriter } from './article-writer.js';
import { folderSize } from '../../folder-size.js';
import { databaseFile } from './collection-files.js';
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
import { PassageWords } from './passage-words.js';
import { OutletCounts } from './outlet-counts.js';
import { PassageStore } from './passage-store.js';
import { PeopleStore } from './people-store.js';
import { FeedbackStore } from './feedback-store.js';
import { RequestProgress } from './request-progress.js';
import { RequestStore } from './request-store.js';
import { StoryReader } from './story-reader.js';
import { StoryWriter } from './story-writer.js';
import { SimilarWords } from './similar-words.js';
import type { VectorProfile } from '../vector-profile.js';

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
  /** Without one the commit that fills a log puts it into the file. */
  readonly checkpointer?: Checkpointer | undefined;
  /** Without one a full disk is told, and that is all. */
  readonly room?: DiskRoom | undefined;
}

/** The open files of a collection and what works on them. */
export class OpenCollection {
  readonly articles: ArticleStore;
  readonly outlets: OutletCounts;
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
  readonly changes: ArticleChanges;
  readonly connection: Connection;
  readonly #options: OpenCollectionOptions;
  readonly #dense: DenseSearch;

  /** @throws SetupError where the files cannot be used. */
  constructor(options: OpenCollectionOptions) {
    const { folder, profile, logger, room, checkpointer } = options;
    this.#options = options;
    makeFolder(folder);
    this.connection = openDatabase(databaseFile(folder), collectionMigrations, () => {}, room);
    if (checkpointer) this.connection.pragma(`wal_autocheckpoint = ${mostPagesInLog}`);
    this.articles = new ArticleStore(this.connection, (article, version) =>
      logger.error(
        { collection: options.id, article, version },
        'A version of an article is damaged and is not quoted: run "dateline verify --repair".',
      ),
    );
    this.outlets = new OutletCounts(this.connection);
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
      onGrown: () => options.budget?.use(this.keeper),
    });
    this.#dense = new DenseSearch(this.passages, this.keeper);
    const words = new PassageWords(this.connection);
    this.remover = new ArticleRemover(this.connection, this.articles, this.terms, words);
    this.changes = new ArticleChanges({
      connection: this.connection,
      articles: this.articles,
      passages: this.passages,
      outlets: this.outlets,
      keywords: this.keywords,
      keeper: this.keeper,
      remover: this.remover,
      model: this.model,
      writer: new ArticleWriter(this.connection, this.articles, this.terms, words),
      storyWriter: new StoryWriter(this.connection),
      dimension: profile.dimension,
      room,
      onChange: () => checkpointer?.wrote(this.connection.path, pagesOf.article),
    });
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

  saveAnswer(answer: Answer): void {
    this.connection.transaction(() => {
      this.#options.room?.require();
      this.answers.save(answer);
    });
    this.#options.checkpointer?.wrote(this.connection.path, pagesOf.answer);
  }

  async stats(): Promise<CollectionStats> {
    return {
      collection: this.#options.id,
      articles: this.articles.count(),
      passages: this.passages.searchableCount(),
      answers: this.answers.count(),
      ...this.feedback.figures(),
      ...this.articles.period(),
      bytes: await folderSize(this.#options.folder),
      ...(this.model.served().isCurrent ? {} : { reembedding: this.model.next.progress() }),
    };
  }

  async close(): Promise<void> {
    this.#options.budget?.forget(this.keeper);
    try {
      await this.keeper.close();
    } finally {
      // Nobody has the file open afterwards.
      await this.#options.checkpointer?.release(this.connection.path);
      this.connection.close();
    }
  }
}
