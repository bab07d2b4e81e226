import type { ArticleIdentity, ExistingArticle } from '../../src/archive/archive.js';
import { articleId } from '../../src/archive/article-id.js';
import type { Article } from '../../src/archive/article.js';
import { textHash } from '../../src/archive/text-hash.js';

/** The article that `identity` meets, text first. */
export function findAmong(articles: readonly Article[], identity: ArticleIdentity): ExistingArticle | null {
  const { url, externalId } = identity;
  const text = articles.find((article) => textHash(article.text) === identity.textHash);
  if (text) return { article: text, same: 'text' };
  const firstId = articleId(identity);
  const isSameUrl = (article: Article): boolean => article.url === url || article.id === firstId;
  const sameUrl = url === null ? undefined : articles.find(isSameUrl);
  if (sameUrl) return { article: sameUrl, same: 'url' };
  const sameId = articles.find((article) => externalId !== null && article.externalId === externalId);
  return sameId ? { article: sameId, same: 'external-id' } : null;
}
