import type { ArticleContent, Person } from './article.js';

/** Who added an article, as far as it says so itself; null where nobody is known. */
export function adderOf({
  addedBy,
  provenance,
}: Pick<ArticleContent, 'addedBy' | 'provenance'>): Person | null {
  if (addedBy) return addedBy;
  return provenance.kind === 'pasted' || provenance.kind === 'file' ? provenance.by : null;
}
