import type { Collection, CollectionStats } from '../../src/archive/collection.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import type { Damage, Repaired } from '../../src/archive/damage.js';
import type { Reembedding } from '../../src/archive/reembedding.js';
import { MemoryAnswers } from './memory-answers.js';
import { MemoryArticles } from './memory-articles.js';
import { MemoryFeedback } from './memory-feedback.js';
import { MemoryKeptArticles } from './memory-kept-articles.js';
import { monthsOfArticles } from './memory-months.js';
import { outletsByArticles } from './memory-outlets.js';
import { MemoryPeople } from './memory-people.js';
import { MemoryRequests } from './memory-requests.js';
import { MemorySearch } from './memory-search.js';
import { memoryStats } from './memory-stats.js';
import { MemoryStories } from './memory-stories.js';

/** A collection in memory: its parts, each of which keeps or does what one part of the interface says. */
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
    begin: async () => null,
    progress: async () => null,
    missing: async () => [],
    keep: async () => {},
    finish: async () => true,
  };
  readonly feedback: MemoryFeedback;
  readonly requests: MemoryRequests;
  readonly people: MemoryPeople;
  readonly #dimension: number;
  readonly #onDelete: () => void;
  readonly #answers = new MemoryAnswers();
  readonly #articles: MemoryArticles;
  readonly #search: MemorySearch;
  readonly #stories: MemoryStories;
  readonly #kept: MemoryKeptArticles;

  readonly find: Collection['find'] = (identity) => this.#articles.find(identity);
  readonly add: Collection['add'] = (...args) => this.#articles.add(...args);
  readonly article: Collection['article'] = (id) => this.#articles.article(id);
  readonly original: Collection['original'] = (...args) => this.#articles.original(...args);
  readonly versionText: Collection['versionText'] = (...args) => this.#articles.versionText(...args);
  readonly articles: Collection['articles'] = (page) => this.#articles.articles(page);
  readonly articleCount: Collection['articleCount'] = () => this.#articles.articleCount();
  readonly undatedCount: Collection['undatedCount'] = (outlet) => this.#articles.undatedCount(outlet);
  readonly outlets: Collection['outlets'] = async () => outletsByArticles(this.#articles.current());
  readonly months: Collection['months'] = async () => monthsOfArticles(this.#articles.current());

  // What searches, a test may replace by a search of its own.
  holds: Collection['holds'] = (filter) => this.#search.holds(filter);
  nearest: Collection['nearest'] = (...args) => this.#search.nearest(...args);
  nearestOf: Collection['nearestOf'] = (...args) => this.#search.nearestOf(...args);
  keyword: Collection['keyword'] = (...args) => this.#search.keyword(...args);
  keywordArticles: Collection['keywordArticles'] = (...args) => this.#search.keywordArticles(...args);
  termCounts: Collection['termCounts'] = (ids) => this.#search.termCounts(ids);
  termFrequencies: Collection['termFrequencies'] = (terms) => this.#search.termFrequencies(terms);
  similarWords: Collection['similarWords'] = (...args) => this.#search.similarWords(...args);
  passages: Collection['passages'] = (ids) => this.#search.passages(ids);
  vectors: Collection['vectors'] = (ids) => this.#search.vectors(ids);

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
    const isRemoved = (articleId: string): boolean => this.#kept.isRemoved(articleId);
    const answers = this.#answers;
    const articles = new MemoryArticles({
      dimension,
      isRemoved,
      group: (article, grouping) => this.#stories.group(article, grouping),
    });
    const current = () => articles.current();
    this.#articles = articles;
    this.#search = new MemorySearch({ articles, dimension, isRemoved });
    this.#stories = new MemoryStories({
      current,
      vectorsOf: (articleId) =>
        articles.searchable().flatMap(({ articleId: of, vector }) => (of === articleId ? [vector] : [])),
    });
    this.#kept = new MemoryKeptArticles({
      collection: () => id,
      versions: articles.all,
      answers,
      stories: this.#stories,
      current,
      store: (...args) => articles.store(...args),
      dropPassages: (articleId) => articles.passages.drop(articleId),
    });
    this.feedback = new MemoryFeedback(answers);
    this.requests = new MemoryRequests({
      saveAnswer: (answer) => answers.save(answer),
      lastPassageId: () => articles.passages.lastId,
      articlesAfter: (passageId) => {
        const later = articles.searchable().filter((passage) => passage.id > passageId);
        return [...new Set(later.map(({ articleId }) => articleId))].sort();
      },
    });
    const { feedback, requests } = this;
    this.people = new MemoryPeople({ answers, feedback, requests, versions: articles.all, current });
  }

  get isEmpty(): boolean {
    return this.#articles.all.size === 0 && this.#answers.size === 0;
  }

  async stats(): Promise<CollectionStats> {
    const [passages, answers] = [this.#articles.searchable().length, this.#answers.size];
    const figures = memoryStats(this.id, this.#articles.current(), passages, answers);
    return { ...figures, ...this.feedback.figures() };
  }

  async verify(): Promise<readonly Damage[]> {
    return [];
  }

  async repair(): Promise<readonly Repaired[]> {
    return [];
  }

  async snapshot(): Promise<void> {}

  async delete(): Promise<void> {
    const { requests, feedback } = this;
    for (const kept of [this.#articles, this.#answers, this.#stories, this.#kept, requests, feedback])
      kept.clear();
    this.#onDelete();
  }
}
