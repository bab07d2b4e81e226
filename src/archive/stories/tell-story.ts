import { independentOutlets } from './independent-outlets.js';
import type { Story, StoryArticle } from './story.js';

/** Two articles of which one has the words of the other. */
export type CopyPair = readonly [string, string];

/**
 * A story as it is handed out, from its rows: its articles in order, each with the one whose copy it is.
 * @param copies pairs among these articles, in any order.
 */
export function tellStory(
  id: string,
  articles: readonly Omit<StoryArticle, 'copyOf'>[],
  copies: readonly CopyPair[],
): Story {
  const ordered = articles.toSorted(byDate);
  const originals = new Map(ordered.map(({ articleId }) => [articleId, articleId]));
  const rank = new Map(ordered.map(({ articleId }, index) => [articleId, index]));
  // Copies of copies have one original: the earliest of them all.
  for (const [one, other] of copies) {
    const [first, second] = [originals.get(one), originals.get(other)];
    if (first === undefined || second === undefined || first === second) continue;
    const [kept, replaced] =
      (rank.get(first) ?? 0) < (rank.get(second) ?? 0) ? [first, second] : [second, first];
    for (const [article, original] of originals) if (original === replaced) originals.set(article, kept);
  }
  const told = ordered.map((article) => {
    const original = originals.get(article.articleId);
    return { ...article, copyOf: original === undefined || original === article.articleId ? null : original };
  });
  return { id, articles: told, independentOutlets: independentOutlets(told) };
}

function byDate(one: Omit<StoryArticle, 'copyOf'>, other: Omit<StoryArticle, 'copyOf'>): number {
  // "~" comes behind every digit.
  const [first, second] = [one.publishedAt ?? '~', other.publishedAt ?? '~'];
  if (first !== second) return first < second ? -1 : 1;
  return one.articleId < other.articleId ? -1 : 1;
}
