import type { Collection } from '../collection.js';
import type { CollectionId } from '../collection-id.js';
import type { Feedback } from '../feedback.js';
import type { KeptArticles } from '../kept-articles.js';
import type { People } from '../people.js';
import type { Reembedding } from '../reembedding.js';
import type { Requests } from '../requests.js';
import type { VectorProfile } from '../vector-profile.js';
import { CollectionArticles } from './collection-articles.js';
import { servedModel } from './collection-model.js';
import type { CollectionAccess } from './collection-rooms.js';
import { readCollection } from './collection-row.js';
import { collectionStats } from './collection-stats.js';
import { deleteCollection } from './delete-collection.js';
import { PassageStore } from './passage-store.js';
import { PostgresPeople } from './postgres-people.js';
import { PostgresReembedding } from './postgres-reembedding.js';
import { PostgresRequests } from './postgres-requests.js';
import { purgeArticles } from './purge-articles.js';
import { repairCollection } from './repair-collection.js';
import { similarWords } from './similar-words.js';
import { damagedRows, toDamage } from './verify-collection.js';

/** A handle on a collection. Each call is a transaction that sees this collection only. */
export class PostgresCollection implements Collection {
  readonly id: CollectionId;
  readonly requests: Requests;
  readonly feedback: Feedback;
  readonly people: People;
  readonly models: Reembedding;
  readonly delete: Collection['delete'];
  readonly #access: CollectionAccess;
  readonly #articles: CollectionArticles;
  readonly #profile: VectorProfile;
  readonly #read: CollectionAccess['read'];
  readonly #write: CollectionAccess['write'];

  /** @param forget drops what lies elsewhere of it, when it is deleted */
  constructor(
    id: CollectionId,
    access: CollectionAccess,
    profile: VectorProfile,
    forget: () => Promise<void>,
  ) {
    this.id = id;
    this.#access = access;
    this.#profile = profile;
    this.delete = async () => {
      await access.write(({ session }) => deleteCollection(session));
      await forget();
    };
    this.#read = (work) => access.read(work);
    this.#write = (work) => access.write(work);
    this.#articles = new CollectionArticles(access, profile);
    this.requests = new PostgresRequests(access);
    this.people = new PostgresPeople(access);
    this.models = new PostgresReembedding(access, profile);
    this.feedback = {
      give: (opinion) => access.write(({ feedback }) => feedback.give(opinion)),
      list: (page) => access.read(({ feedback }) => feedback.list(page)),
      reasons: (limit) => access.read(({ feedback }) => feedback.reasons(limit)),
      ofPerson: (personId) => access.read(({ feedback }) => feedback.ofPerson(personId)),
      removePerson: (personId) => access.write(({ feedback }) => feedback.removePerson(personId)),
    };
  }

  readonly list: KeptArticles['list'] = (...args) => this.#read(({ lister }) => lister.list(...args));
  readonly addedBetween: KeptArticles['addedBetween'] = (moments) =>
    this.#read(({ lister }) => lister.addedBetween(moments));
  readonly versions: KeptArticles['versions'] = (id) => this.#read(({ lister }) => lister.versions(id));
  readonly edit: KeptArticles['edit'] = (...args) => this.#articles.edit(...args);
  readonly remove: KeptArticles['remove'] = (...args) =>
    this.#write(({ remover }) => remover.remove(...args));
  readonly restore: KeptArticles['restore'] = (id) => this.#write(({ remover }) => remover.restore(id));
  readonly removed: KeptArticles['removed'] = (id) => this.#read(({ remover }) => remover.removed(id));
  readonly removals: KeptArticles['removals'] = () => this.#read(({ remover }) => remover.removals());
  readonly purge: KeptArticles['purge'] = (until) =>
    this.#write(({ session }) => purgeArticles(session, until));

  readonly find: Collection['find'] = (identity) => this.#read(({ articles }) => articles.find(identity));
  readonly add: Collection['add'] = (...args) => this.#articles.add(...args);
  readonly article: Collection['article'] = (id) => this.#read(({ articles }) => articles.article(id));
  readonly original: Collection['original'] = (...args) =>
    this.#read(({ articles }) => articles.original(...args));
  readonly versionText: Collection['versionText'] = (...args) =>
    this.#read(({ articles }) => articles.versionText(...args));
  readonly articles: Collection['articles'] = (page) => this.#read(({ articles }) => articles.list(page));
  readonly articleCount: Collection['articleCount'] = () => this.#read(({ articles }) => articles.count());
  readonly undatedCount: Collection['undatedCount'] = (outlet) =>
    this.#read(({ articles }) => articles.undatedCount(outlet));
  readonly outlets: Collection['outlets'] = () => this.#read(({ articles }) => articles.outlets());
  readonly months: Collection['months'] = () => this.#read(({ keywords }) => keywords.months());
  readonly holds: Collection['holds'] = (filter) =>
    this.#read(async ({ session }) => (await (await PassageStore.of(session)).countPassing(filter, 1)) > 0);

  readonly nearest: Collection['nearest'] = (...args) => this.#read(({ dense }) => dense.search(...args));
  readonly nearestOf: Collection['nearestOf'] = (...args) =>
    this.#read(({ dense }) => dense.nearestOf(...args));
  readonly keyword: Collection['keyword'] = (...args) =>
    this.#read(({ keywords }) => keywords.passages(...args));
  readonly keywordArticles: Collection['keywordArticles'] = (...args) =>
    this.#read(({ keywords }) => keywords.articles(...args));
  readonly termCounts: Collection['termCounts'] = (ids) => this.#read(({ keywords }) => keywords.counts(ids));
  readonly termFrequencies: Collection['termFrequencies'] = (terms) =>
    this.#read(({ keywords }) => keywords.frequencies(terms));
  readonly similarWords: Collection['similarWords'] = (...args) =>
    this.#read(({ session }) => similarWords(session, ...args));
  readonly passages: Collection['passages'] = (ids) =>
    this.#read(async ({ session }) => (await PassageStore.of(session)).passages(ids));
  /** Of one that is unknown a vector of zeros, which is near nothing. */
  readonly vectors: Collection['vectors'] = (ids) =>
    this.#read(async ({ session }) => {
      const stored = await (await PassageStore.of(session)).vectors(ids);
      const { dimension } = await servedModel(session, await readCollection(session), this.#profile);
      return ids.map((id) => stored.get(id) ?? new Float32Array(dimension));
    });

  readonly storiesOf: Collection['storiesOf'] = (ids) => this.#read(({ stories }) => stories.storiesOf(ids));
  readonly story: Collection['story'] = (id) => this.#read(({ stories }) => stories.story(id));
  readonly ungrouped: Collection['ungrouped'] = (page) => this.#articles.ungrouped(page);
  readonly group: Collection['group'] = (...args) => this.#articles.group(...args);

  readonly saveAnswer: Collection['saveAnswer'] = (answer) =>
    this.#write(({ answers }) => answers.save(answer));
  readonly answer: Collection['answer'] = (id) => this.#read(({ answers }) => answers.answer(id));
  readonly lastAnswer: Collection['lastAnswer'] = (reader) =>
    this.#read(({ answers }) => answers.last(reader));
  readonly attachMessage: Collection['attachMessage'] = (...args) =>
    this.#write(({ answers }) => answers.attachMessage(...args));
  readonly answerOfMessage: Collection['answerOfMessage'] = (id) =>
    this.#read(({ answers }) => answers.ofMessage(id));
  readonly publishAnswer: Collection['publishAnswer'] = (...args) =>
    this.#write(({ answers }) => answers.publish(...args));
  readonly withdrawAnswer: Collection['withdrawAnswer'] = (id) =>
    this.#write(({ answers }) => answers.withdraw(id));

  readonly stats: Collection['stats'] = () => this.#read((rooms) => collectionStats(rooms, this.#profile));
  readonly verify: Collection['verify'] = async () =>
    (await damagedRows(this.#access)).map((row) => toDamage(this.id, row));
  readonly repair: Collection['repair'] = (remedies) =>
    repairCollection(this.#access, this.#articles, remedies);
  /** PostgreSQL keeps its indexes itself. */
  async snapshot(): Promise<void> {}
}
