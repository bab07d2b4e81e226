import type { ArticleIdentity, ExistingArticle } from '../../src/archive/collection.js';
import type { Article } from '../../src/archive/article.js';
import { textHash } from '../../src/archive/text-hash.js';
import { urlKey } from '../../src/archive/url-key.js';

/**
 * The article that `identity` meets, text first.
 * @param urlsOf keys of all the addresses that an article has had.
 */
export function findAmong(
  articles: readonly Article[],
  identity: ArticleIdentity,
  urlsOf: (article: Article) => ReadonlySet<string> = ownUrl,
): ExistingArticle | null {
  const { url, externalId } = identity;
  const text = articles.find((article) => textHash(article.text) === identity.textHash);
  if (text) return { article: text, same: 'text' };
  const sameUrl = url === null ? undefined : articles.find((article) => urlsOf(article).has(urlKey(url)));
  if (sameUrl) return { article: sameUrl, same: 'url' };
  const sameId = articles.find((article) => externalId !== null && article.externalId === externalId);
  return sameId ? { article: sameId, same: 'external-id' } : null;
}

function ownUrl({ url }: Article): ReadonlySet<string> {
  return new Set(url === null ? [] : [urlKey(url)]);
}
