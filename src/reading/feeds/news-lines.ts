import type { Article } from '../../archive/article.js';
import type { Story } from '../../archive/stories/story.js';
import type { NewsLine } from './announcer.js';

/** One line for each story, in the order in which the articles were taken in; the first one of a story heads it. */
export function newsLines(
  articles: readonly Article[],
  stories: ReadonlyMap<string, Story>,
): readonly NewsLine[] {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    const key = stories.get(article.id)?.id ?? article.id;
    groups.set(key, [...(groups.get(key) ?? []), article]);
  }
  return [...groups.values()].map((group) => ({
    title: group.find(({ title }) => title !== null)?.title ?? null,
    url: group.find(({ url }) => url !== null)?.url ?? null,
    outlets: [...new Set(group.map(({ outlet }) => outlet).filter((outlet) => outlet !== null))],
  }));
}
