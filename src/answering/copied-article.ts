import type { CopiedArticle } from '../archive/answer.js';
import type { Collection } from '../archive/collection.js';
import type { Story } from '../archive/stories/story.js';

/** The article whose words this one of a story has; null where it is no copy. */
export async function copiedArticle(
  collection: Pick<Collection, 'article'>,
  story: Story,
  articleId: string,
): Promise<CopiedArticle | null> {
  const copyOf = story.articles.find((article) => article.articleId === articleId)?.copyOf ?? null;
  const copied = copyOf === null ? null : await collection.article(copyOf);
  return copied && { article: copied.id, title: copied.title, outlet: copied.outlet, url: copied.url };
}
