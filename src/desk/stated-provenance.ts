import type { ArticleContent, Provenance } from '../archive/article.js';
import type { AddRequest } from './desk.js';

/** The article with what the request says of it that reading could not tell: where its text is from, and who gave it. */
export function withStatedFacts(content: ArticleContent, request: AddRequest): ArticleContent {
  const { exported, by } = request;
  if (exported) return { ...content, ...exported };
  return { ...content, provenance: statedProvenance(request) ?? content.provenance, addedBy: by };
}

/** Where the request says that its text is from, which reading it could not tell; null where it says nothing. */
export function statedProvenance({
  importedFrom,
  posted,
  by,
}: Pick<AddRequest, 'importedFrom' | 'posted' | 'by'>): Provenance | null {
  if (importedFrom !== undefined) return { kind: 'file', fileName: importedFrom, by };
  return posted === undefined ? null : { kind: 'posted', ...posted, by };
}
