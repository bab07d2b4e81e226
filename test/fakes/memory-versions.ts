import type { Article, Original } from '../../src/archive/article.js';

/** One version of an article. */
export interface Version {
  readonly article: Article;
  readonly original: Original | null;
}

/** Of each article its newest version, in order of id. */
export function newestVersions(articles: Iterable<readonly Version[]>): readonly Article[] {
  const newest = [...articles].flatMap((versions) => versions.at(-1)?.article ?? []);
  return newest.sort((one, other) => (one.id < other.id ? -1 : 1));
}
