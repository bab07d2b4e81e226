import type { ArticleHead } from '../archive/article.js';
import { shownOutlet } from '../archive/outlet-key.js';
import { independentOutlets } from '../archive/stories/independent-outlets.js';
import type { Story } from '../archive/stories/story.js';

/** Articles that tell one thing, as one line: under the head of the first of them that has one. */
export interface StoryLine {
  readonly title: string | null;
  readonly url: string | null;
  /** Of all that tell it, as they are listed, each once. */
  readonly outlets: readonly string[];
  /** Of those, how many tell it in a text of their own that was fetched from them. */
  readonly independentOutlets: number;
  /** Day of the newest, `YYYY-MM-DD`; null where none has a date. */
  readonly newest: string | null;
  readonly articles: number;
}

/**
 * @param heads of the articles, the first to be read first; copies behind what they are copies of. Never empty.
 * @param story that they are part of; null of one that was not grouped.
 */
export function storyLine(heads: readonly ArticleHead[], story: Story | null): StoryLine {
  const ids = new Set(heads.map(({ id }) => id));
  const days = heads.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.slice(0, 10)]));
  const told = story?.articles.filter(({ articleId }) => ids.has(articleId)) ?? heads.map(toldAlone);
  return {
    title: heads.find(({ title }) => title !== null)?.title ?? null,
    url: heads.find(({ url }) => url !== null)?.url ?? null,
    outlets: [...new Set(heads.map(shownOutlet).filter((outlet) => outlet !== null))],
    independentOutlets: independentOutlets(told),
    newest: days.toSorted().at(-1) ?? null,
    articles: heads.length,
  };
}

function toldAlone({ id: articleId, outlet, publishedAt, provenance, outletBy }: ArticleHead) {
  return { articleId, outlet, publishedAt, provenance, isOutletTyped: outletBy !== undefined, copyOf: null };
}
