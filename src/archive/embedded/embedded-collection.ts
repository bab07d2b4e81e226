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
  Remedies,
  Repaired,
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
import type { KeptArticles } from '../kept-articles.js';
import type { MonthOfArticles } from '../month-of-articles.js';
import type { Feedback } from '../feedback.js';
import type { People } from '../people.js';
import type { Requests } from '../requests.js';
import type { Story } from '../stories/story.js';
import type { StoryGrouping } from '../stories/story-grouping.js';
import type { TermCounts } from '../term-counts.js';
import type { Form } from '../words.js';
import { CollectionCare } from './care/collection-care.js';
import { databaseFile } from './collection-files.js';
import type { CollectionPool } from './collection-pool.js';
import type { OpenCollection } from './open-collection.js';
import type { Reembedding } from '../reembedding.js';
import { EmbeddedReembedding } from './embedded-reembedding.js';
import { purgeInChild } from './purge-process.js';
import { EmbeddedPeople } from './embedded-people.js';
import { EmbeddedRequests } from './embedded-requests.js';
import { findPurgeable } from './purge-rows.js';
import type { VectorProfile } from './vector-profile.js';

/** The files of a collection, beside what has them open. */
export interface CollectionFiles {
  readonly folder: string;
  /** Does what must not be done while the file is being copied, or is deleted from otherwise. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly profile: VectorProfile;
  /** Tells that the disk was full; true where that freed room. */
  readonly wasFull: () => boolean;
  /** To be called while they are closed. */
  delete(): Promise<void>;
}

/** A handle on a collection; its files are open only while they are used. */
export class EmbeddedCollection implements Collection {
  readonly id: CollectionId;
  readonly requests: Requests = new EmbeddedRequests((work) => this.#use(work));
  readonly people: People = new EmbeddedPeople(
    (work) => this.#use(work),
    (work) => this.#files.inTurn(work),
  );
  readonly feedback: Feedback = {
    give: (opinion) => this.#use(({ feedback }) => feedback.give(opinion)),
    list: (page) => this.#use(({ feedback }) => feedback.list(page)),
    reasons: (limit) => this.#use(({ feedback }) => feedback.reasons(limit)),
    ofPerson: (personId) => this.#use(({ feedback }) => feedback.ofPerson(personId)),
    removePerson: (personId) => this.#use(({ feedback }) => feedback.removePerson(personId)),
  };
  readonly models: Reembedding;
  readonly #pool: CollectionPool;
  readonly #files: CollectionFiles;
  readonly #care: CollectionCare;
  readonly list: KeptArticles['list'] = (...args) => this.#use(({ lister }) => lister.list(...args));
  readonly addedBetween: KeptArticles['addedBetween'] = (moments) =>
    this.#use(({ lister }) => lister.addedBetween(moments));
  readonly versions: KeptArticles['versions'] = (id) => this.#use(({ lister }) => lister.versions(id));
  readonly edit: KeptArticles['edit'] = (...args) => this.#use((collection) => collection.edit(...args));
  readonly remove: KeptArticles['remove'] = (...args) =>
    this.#use((collection) => collection.remove(...args));
  readonly restore: KeptArticles['restore'] = (id) => this.#use((collection) => collection.restore(id));
  readonly removed: KeptArticles['removed'] = (id) => this.#use(({ remover }) => remover.removed(id));
  readonly removals: KeptArticles['removals'] = () => this.#use(({ remover }) => remover.removals());

  constructor(id: CollectionId, pool: CollectionPool, files: CollectionFiles) {
    this.id = id;
    this.#pool = pool;
    this.#files = files;
    this.#care = new CollectionCare(id, pool, files);
    this.models = new EmbeddedReembedding(id, pool, files);
  }

  find(identity: ArticleIdentity): Promise<ExistingArticle | null> {
    return this.#use(({ articles }) => articles.find(identity));
  }

  add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    return this.#use((collection) => collection.add(content, passages, grouping));
  }

  article(articleId: string): Promise<Article | null> {
    return this.#use(({ articles }) => articles.article(articleId));
  }

  original(articleId: string, version: number): Promise<Original | null> {
    return this.#use(({ articles }) => articles.original(articleId, version));
  }

  versionText(articleId: string, version: number): Promise<string | null> {
    return this.#use(({ articles }) => articles.versionText(articleId, version));
  }

  articles(page: Page): Promise<readonly Article[]> {
    return this.#use(({ articles }) => articles.list(page));
  }

  articleCount(): Promise<number> {
    return this.#use(({ articles }) => articles.count());
  }

  undatedCount(outlet: string | null): Promise<number> {
    return this.#use(({ articles }) => articles.undatedCount(outlet));
  }

  outlets(): Promise<readonly string[]> {
    return this.#use(({ articles }) => articles.outlets());
  }

  months(): Promise<readonly MonthOfArticles[]> {
    return this.#use(({ terms }) => terms.months());
  }

  holds(filter: SearchFilter): Promise<boolean> {
    return this.#use(({ passages }) => passages.countPassing(filter, 1) > 0);
  }

  nearest(vector: Float32Array, options: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#use((collection) => collection.nearest(vector, options));
  }

  keyword(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#use(({ keywords }) => keywords.search(forms, options));
  }

  keywordArticles(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredArticle[]> {
    return this.#use((collection) => collection.terms.search(forms, options));
  }

  termCounts(articleIds: readonly string[]): Promise<ReadonlyMap<string, TermCounts>> {
    return this.#use((collection) => collection.terms.counts(articleIds));
  }

  nearestOf(articleIds: readonly string[], vector: Float32Array): Promise<readonly ScoredPassage[]> {
    return this.#use((collection) => collection.nearestOf(articleIds, vector));
  }

  termFrequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies> {
    return this.#use(({ keywords, passages }) => ({
      passages: passages.searchableCount(),
      documents: keywords.documents(terms),
    }));
  }

  similarWords(word: string, mostEdits: 1 | 2): Promise<readonly SimilarWord[]> {
    return this.#use(({ similar }) => similar.search(word, mostEdits));
  }

  passages(passageIds: readonly number[]): Promise<readonly PassageInContext[]> {
    return this.#use(({ passages }) => passages.passages(passageIds));
  }

  vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]> {
    return this.#use((collection) => collection.vectors(passageIds));
  }

  storiesOf(articleIds: readonly string[]): Promise<ReadonlyMap<string, Story>> {
    return this.#use(({ stories }) => stories.storiesOf(articleIds));
  }

  story(storyId: string): Promise<Story | null> {
    return this.#use(({ stories }) => stories.story(storyId));
  }

  ungrouped(page: Page): Promise<readonly UngroupedArticle[]> {
    return this.#use((collection) => collection.ungrouped(page));
  }

  group(article: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): Promise<void> {
    return this.#use((collection) => collection.group(article, grouping));
  }

  saveAnswer(answer: Answer): Promise<void> {
    return this.#use((collection) => collection.saveAnswer(answer));
  }

  answer(answerId: string): Promise<Answer | null> {
    return this.#use(({ answers }) => answers.answer(answerId));
  }

  lastAnswer(reader: AnswerReader): Promise<Answer | null> {
    return this.#use(({ answers }) => answers.last(reader));
  }

  attachMessage(answerId: string, messageId: string): Promise<void> {
    return this.#use(({ answers }) => answers.attachMessage(answerId, messageId));
  }

  answerOfMessage(messageId: string): Promise<Answer | null> {
    return this.#use(({ answers }) => answers.ofMessage(messageId));
  }

  publishAnswer(answerId: string, channelId: string): Promise<boolean> {
    return this.#use(({ answers }) => answers.publish(answerId, channelId));
  }

  withdrawAnswer(answerId: string): Promise<void> {
    return this.#use(({ answers }) => answers.withdraw(answerId));
  }

  stats(): Promise<CollectionStats> {
    return this.#use((collection) => collection.stats());
  }

  verify(): Promise<readonly Damage[]> {
    return this.#care.verify();
  }

  repair(remedies: Remedies): Promise<readonly Repaired[]> {
    return this.#care.repair(remedies);
  }

  snapshot(): Promise<void> {
    return this.#use(({ keeper }) => keeper.save());
  }

  delete(): Promise<void> {
    return this.#files.inTurn(() => this.#pool.withClosed(this.id, () => this.#files.delete()));
  }

  /** Whoever copies the file reads it for a while, and so long nothing in it can be overwritten. */
  purge(removedUntil: string): Promise<number> {
    return this.#files.inTurn(() => this.#purge(removedUntil));
  }

  async #purge(removedUntil: string): Promise<number> {
    const { articleIds, passageIds, isScrubWanted } = await this.#use(({ connection }) =>
      findPurgeable(connection, removedUntil),
    );
    if (articleIds.length === 0 && !isScrubWanted) return 0;
    await this.#use(({ keeper }) => keeper.erase(passageIds));
    const request = { databasePath: databaseFile(this.#files.folder), collection: this.id, articleIds };
    await this.#pool.withClosed(this.id, () => purgeInChild(request, this.#files.wasFull));
    return articleIds.length;
  }

  #use<Result>(work: (collection: OpenCollection) => Result | Promise<Result>): Promise<Result> {
    return this.#pool.use(this.id, work);
  }
}
