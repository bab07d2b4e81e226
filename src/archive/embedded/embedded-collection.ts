import type { Collection, TermFrequencies } from '../collection.js';
import type { Damage, Remedies, Repaired } from '../damage.js';
import type { CollectionId } from '../collection-id.js';
import type { KeptArticles } from '../kept-articles.js';
import type { Feedback } from '../feedback.js';
import type { People } from '../people.js';
import type { Requests } from '../requests.js';
import type { Form } from '../words.js';
import { CollectionCare } from './care/collection-care.js';
import { dropKeptFiles } from './care/kept-files.js';
import { databaseFile } from './collection-files.js';
import type { CollectionPool } from './collection-pool.js';
import type { OpenCollection } from './open-collection.js';
import type { Reembedding } from '../reembedding.js';
import { EmbeddedReembedding } from './embedded-reembedding.js';
import { purgeInChild } from './purge-process.js';
import { EmbeddedPeople } from './embedded-people.js';
import { EmbeddedRequests } from './embedded-requests.js';
import { findPurgeable } from './purge-rows.js';
import type { VectorProfile } from '../vector-profile.js';

/** The files of a collection, beside what has them open. */
export interface CollectionFiles {
  readonly folder: string;
  /** Does what must not be done while the file is being copied, read for damage, or deleted from otherwise. */
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
  readonly edit: KeptArticles['edit'] = (...args) => this.#use(({ changes }) => changes.edit(...args));
  readonly remove: KeptArticles['remove'] = (...args) => this.#use(({ changes }) => changes.remove(...args));
  readonly restore: KeptArticles['restore'] = (id) => this.#use(({ changes }) => changes.restore(id));
  readonly removed: KeptArticles['removed'] = (id) => this.#use(({ remover }) => remover.removed(id));
  readonly removals: KeptArticles['removals'] = () => this.#use(({ remover }) => remover.removals());

  constructor(id: CollectionId, pool: CollectionPool, files: CollectionFiles) {
    this.id = id;
    this.#pool = pool;
    this.#files = files;
    this.#care = new CollectionCare(id, pool, files);
    this.models = new EmbeddedReembedding(id, pool, files);
  }

  readonly find: Collection['find'] = (identity) => this.#use(({ articles }) => articles.find(identity));
  readonly add: Collection['add'] = (content, passages, grouping) =>
    this.#use(({ changes }) => changes.add(content, passages, grouping));
  readonly article: Collection['article'] = (articleId) =>
    this.#use(({ articles }) => articles.article(articleId));
  readonly original: Collection['original'] = (articleId, version) =>
    this.#use(({ articles }) => articles.original(articleId, version));
  readonly versionText: Collection['versionText'] = (articleId, version) =>
    this.#use(({ articles }) => articles.versionText(articleId, version));
  readonly articles: Collection['articles'] = (page) => this.#use(({ articles }) => articles.list(page));
  readonly articleCount: Collection['articleCount'] = () => this.#use(({ articles }) => articles.count());
  readonly undatedCount: Collection['undatedCount'] = (outlet) =>
    this.#use(({ articles }) => articles.undatedCount(outlet));
  readonly outlets: Collection['outlets'] = () => this.#use(({ outlets }) => outlets.outlets());
  readonly months: Collection['months'] = () => this.#use(({ terms }) => terms.months());
  readonly holds: Collection['holds'] = (filter) =>
    this.#use(({ passages }) => passages.countPassing(filter, 1) > 0);
  readonly nearest: Collection['nearest'] = (vector, options) =>
    this.#use((collection) => collection.nearest(vector, options));
  readonly keyword: Collection['keyword'] = (forms, options) =>
    this.#use(({ keywords }) => keywords.search(forms, options));
  readonly keywordArticles: Collection['keywordArticles'] = (forms, options) =>
    this.#use((collection) => collection.terms.search(forms, options));
  readonly termCounts: Collection['termCounts'] = (articleIds) =>
    this.#use((collection) => collection.terms.counts(articleIds));
  readonly nearestOf: Collection['nearestOf'] = (articleIds, vector) =>
    this.#use((collection) => collection.nearestOf(articleIds, vector));
  termFrequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies> {
    return this.#use(({ keywords, passages }) => ({
      passages: passages.searchableCount(),
      documents: keywords.documents(terms),
    }));
  }

  readonly similarWords: Collection['similarWords'] = (word, mostEdits) =>
    this.#use(({ similar }) => similar.search(word, mostEdits));
  readonly passages: Collection['passages'] = (passageIds) =>
    this.#use(({ passages }) => passages.passages(passageIds));
  readonly vectors: Collection['vectors'] = (passageIds) =>
    this.#use((collection) => collection.vectors(passageIds));
  readonly storiesOf: Collection['storiesOf'] = (articleIds) =>
    this.#use(({ stories }) => stories.storiesOf(articleIds));
  readonly story: Collection['story'] = (storyId) => this.#use(({ stories }) => stories.story(storyId));
  readonly ungrouped: Collection['ungrouped'] = (page) => this.#use(({ changes }) => changes.ungrouped(page));
  readonly group: Collection['group'] = (article, grouping) =>
    this.#use(({ changes }) => changes.group(article, grouping));
  readonly saveAnswer: Collection['saveAnswer'] = (answer) =>
    this.#use((collection) => collection.saveAnswer(answer));
  readonly answer: Collection['answer'] = (answerId) => this.#use(({ answers }) => answers.answer(answerId));
  readonly lastAnswer: Collection['lastAnswer'] = (reader) =>
    this.#use(({ answers }) => answers.last(reader));
  readonly attachMessage: Collection['attachMessage'] = (answerId, messageId) =>
    this.#use(({ answers }) => answers.attachMessage(answerId, messageId));
  readonly answerOfMessage: Collection['answerOfMessage'] = (messageId) =>
    this.#use(({ answers }) => answers.ofMessage(messageId));
  readonly publishAnswer: Collection['publishAnswer'] = (answerId, channelId) =>
    this.#use(({ answers }) => answers.publish(answerId, channelId));
  readonly withdrawAnswer: Collection['withdrawAnswer'] = (answerId) =>
    this.#use(({ answers }) => answers.withdraw(answerId));
  readonly stats: Collection['stats'] = () => this.#use((collection) => collection.stats());
  /** Whoever reads the file for damage reads all of it at one moment: what is deleted meanwhile would stay in the log. */
  verify(): Promise<readonly Damage[]> {
    return this.#files.inTurn(() => this.#care.verify());
  }

  repair(remedies: Remedies): Promise<readonly Repaired[]> {
    return this.#files.inTurn(() => this.#care.repair(remedies));
  }

  readonly snapshot: Collection['snapshot'] = () => this.#use(({ keeper }) => keeper.save());
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
    dropKeptFiles(request.databasePath);
    await this.#pool.withClosed(this.id, () => purgeInChild(request, this.#files.wasFull));
    return articleIds.length;
  }

  #use<Result>(work: (collection: OpenCollection) => Result | Promise<Result>): Promise<Result> {
    return this.#pool.use(this.id, work);
  }
}
