import type { Collection, ScoredPassage } from '../archive/collection.js';
import type { Article } from '../archive/article.js';

/** What is left out is dropped from what was found: so many times more is looked for. */
const overFetch = 5;

/** A collection in which some articles are never found. Everything else is as it was, the frequencies of words too. */
export function collectionWithout(
  collection: Collection,
  isLeftOut: (article: Article) => boolean,
): Collection {
  const known = new Map<string, boolean>();
  const leftOut = (article: Article): boolean => {
    const verdict = known.get(article.id) ?? isLeftOut(article);
    known.set(article.id, verdict);
    return verdict;
  };
  const among = async (hits: readonly ScoredPassage[], limit: number): Promise<readonly ScoredPassage[]> => {
    const passages = await collection.passages(hits.map((hit) => hit.passageId));
    const kept = new Set(passages.filter(({ article }) => !leftOut(article)).map(({ id }) => id));
    return hits.filter((hit) => kept.has(hit.passageId)).slice(0, limit);
  };
  const narrowed: Pick<Collection, 'nearest' | 'keyword' | 'keywordArticles'> = {
    async nearest(vector, options) {
      return among(
        await collection.nearest(vector, { ...options, limit: options.limit * overFetch }),
        options.limit,
      );
    },
    async keyword(terms, options) {
      return among(
        await collection.keyword(terms, { ...options, limit: options.limit * overFetch }),
        options.limit,
      );
    },
    async keywordArticles(terms, options) {
      const hits = await collection.keywordArticles(terms, {
        ...options,
        limit: options.limit * overFetch,
      });
      const articles = await Promise.all(hits.map((hit) => collection.article(hit.articleId)));
      return hits
        .filter((_, index) => {
          const article = articles[index];
          return article && !leftOut(article);
        })
        .slice(0, options.limit);
    },
  };
  return new Proxy(collection, {
    get(target, name) {
      if (name in narrowed) return narrowed[name as keyof typeof narrowed];
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
