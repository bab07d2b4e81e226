import type { SimilarWord } from '../../src/archive/collection.js';
import type { Article } from '../../src/archive/article.js';
import { articleTokens } from '../../src/archive/indexed-tokens.js';
import { Misspelling, nearestFirst } from '../../src/archive/misspelling.js';

/** The words of these articles for which `word` may be misspelt: every one of them is looked at. */
export function memorySimilarWords(
  articles: readonly Article[],
  word: string,
  mostEdits: 1 | 2,
): readonly SimilarWord[] {
  const holding = new Map<string, number>();
  for (const token of articles.flatMap((article) => [...new Set(articleTokens(article))])) {
    holding.set(token, (holding.get(token) ?? 0) + 1);
  }
  const misspelling = new Misspelling(word, mostEdits);
  return [...holding]
    .flatMap(([token, count]) => {
      const edits = misspelling.editsTo(token);
      return edits === null ? [] : [{ token, edits, articles: count }];
    })
    .sort(nearestFirst);
}
