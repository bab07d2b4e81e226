import type { Article } from '../../src/archive/article.js';
import { outletKey, shownOutlet } from '../../src/archive/outlet-key.js';

/** Names of outlets, most articles first. Spellings that differ in case count together. */
export function outletsByArticles(articles: readonly Article[]): readonly string[] {
  const counts = new Map<string, { readonly name: string; articles: number }>();
  for (const outlet of articles
    .flatMap((article) => shownOutlet(article) ?? [])
    .sort()
    .toReversed()) {
    const known = counts.get(outletKey(outlet)) ?? { name: outlet, articles: 0 };
    known.articles += 1;
    counts.set(outletKey(outlet), known);
  }
  return [...counts.values()].sort((one, other) => other.articles - one.articles).map(({ name }) => name);
}
