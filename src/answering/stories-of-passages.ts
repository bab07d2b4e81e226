import type { Collection } from '../archive/collection.js';
import type { Article } from '../archive/article.js';
import type { Story } from '../archive/stories/story.js';
import type { ReadPassage } from './score-sentences.js';
import { articleKey } from './sentence-signs.js';

/** The stories of the articles that were read. */
export class StoriesOfPassages {
  readonly #byKey: ReadonlyMap<string, Story>;
  readonly #keys: ReadonlyMap<Article, string>;

  private constructor(byKey: ReadonlyMap<string, Story>, keys: ReadonlyMap<Article, string>) {
    this.#byKey = byKey;
    this.#keys = keys;
  }

  /** @param collections those in which the passages were found. */
  static async read(
    passages: readonly ReadPassage[],
    collections: readonly Collection[],
  ): Promise<StoriesOfPassages> {
    const candidates = passages.map(({ candidate }) => candidate);
    const byKey = new Map<string, Story>();
    for (const collection of collections) {
      const own = candidates.filter((candidate) => candidate.collection === collection.id);
      const stories = await collection.storiesOf([...new Set(own.map(({ passage }) => passage.articleId))]);
      for (const candidate of own) {
        const story = stories.get(candidate.passage.articleId);
        if (story) byKey.set(articleKey(candidate), story);
      }
    }
    const keys = candidates.map((candidate) => [candidate.passage.article, articleKey(candidate)] as const);
    return new StoriesOfPassages(byKey, new Map(keys));
  }

  /** @param article as it stands in a passage that was read; null of any other, and of one that was not grouped yet. */
  of(article: Article): Story | null {
    return this.#byKey.get(this.#keys.get(article) ?? '') ?? null;
  }

  /** Whether both tell of the same event. */
  readonly areOfOne = (left: Article, right: Article): boolean => {
    const [one, other] = [this.of(left), this.of(right)];
    return one !== null && one.id === other?.id;
  };
}
