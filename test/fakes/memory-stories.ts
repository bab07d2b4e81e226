import type { Page, UngroupedArticle } from '../../src/archive/collection.js';
import type { Article } from '../../src/archive/article.js';
import { groupArticle } from '../../src/archive/stories/group-article.js';
import type { Story } from '../../src/archive/stories/story.js';
import type { StoryGrouping } from '../../src/archive/stories/story-grouping.js';
import { tellStory, type CopyPair } from '../../src/archive/stories/tell-story.js';
import { MemoryStoryRows } from './memory-story-rows.js';

/** What the stories in memory need of their collection. */
export interface StoryArticles {
  /** Newest versions, in order of id. */
  current(): readonly Article[];
  vectorsOf(articleId: string): readonly Float32Array[];
}

/** The stories of a collection in memory. */
export class MemoryStories {
  readonly #articles: StoryArticles;
  readonly #rows = new MemoryStoryRows();
  /** The version of each article that was grouped. */
  readonly #grouped = new Map<string, number>();

  constructor(articles: StoryArticles) {
    this.#articles = articles;
  }

  group({ id, version }: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): void {
    if (this.#articles.current().find((article) => article.id === id)?.version !== version) return;
    groupArticle(this.#rows, id, grouping);
    this.#grouped.set(id, version);
  }

  ungrouped({ after, limit }: Page): readonly UngroupedArticle[] {
    const waiting = this.#articles
      .current()
      .filter(({ id, version }) => id > (after ?? '') && this.#grouped.get(id) !== version);
    return waiting
      .slice(0, limit)
      .map((article) => ({ article, vectors: this.#articles.vectorsOf(article.id) }));
  }

  storiesOf(articleIds: readonly string[]): ReadonlyMap<string, Story> {
    const stories = new Map<string, Story>();
    for (const [articleId, storyId] of this.#rows.storyIdsOf(articleIds)) {
      const story = this.story(storyId);
      if (story) stories.set(articleId, story);
    }
    return stories;
  }

  story(storyId: string): Story | null {
    const id = this.#rows.resolve(storyId);
    const ids = new Set(this.#rows.membersOf([id]).get(id));
    const members = this.#articles.current().filter((article) => ids.has(article.id));
    if (members.length === 0) return null;
    const copies = this.#rows
      .linksOf([...ids])
      .filter(({ isCopy }) => isCopy)
      .map(({ article, other }): CopyPair => [article, other]);
    const told = members.map(({ id: articleId, outlet, publishedAt, provenance, outletBy }) => ({
      articleId,
      outlet,
      publishedAt,
      provenance,
      isOutletTyped: outletBy !== undefined,
    }));
    return tellStory(id, told, copies);
  }

  forget(articleId: string): void {
    this.#rows.forget(articleId);
    this.#grouped.delete(articleId);
  }

  clear(): void {
    this.#rows.clear();
    this.#grouped.clear();
  }
}
