import type { Collection } from '../../archive/collection.js';
import type { Article } from '../../archive/article.js';
import type { Story } from '../../archive/stories/story.js';
import { storyLine, type StoryLine } from '../story-line.js';

/** What is new of a story. */
export interface StoryNews {
  /** One line for each article, the earliest first, its copies in the same one. Never empty. */
  readonly lines: readonly StoryLine[];
  /** Articles that are new, copies too. */
  readonly articles: number;
}

/** Of these articles of a story those that tell something: a copy of an article that is not among them tells nothing new. */
export function tellingArticles(story: Story, articleIds: readonly string[]): readonly string[] {
  const fresh = new Set(articleIds);
  return story.articles
    .filter(({ articleId, copyOf }) => fresh.has(articleId) && (copyOf === null || fresh.has(copyOf)))
    .map(({ articleId }) => articleId);
}

/** These articles of a story as lines; null where none of them is there any more. */
export async function storyNews(
  collection: Collection,
  story: Story,
  articleIds: readonly string[],
): Promise<StoryNews | null> {
  const wanted = new Set(articleIds);
  const groups = new Map<string, Article[]>();
  // Originals come first: a copy has the date of what it is a copy of, or a later one.
  for (const { articleId, copyOf } of story.articles) {
    const article = wanted.has(articleId) ? await collection.article(articleId) : null;
    if (!article) continue;
    const original = copyOf ?? articleId;
    groups.set(original, [...(groups.get(original) ?? []), article]);
  }
  const lines = [...groups.values()].map((group) => storyLine(group, story));
  if (lines.length === 0) return null;
  return { lines, articles: lines.reduce((sum, { articles }) => sum + articles, 0) };
}
