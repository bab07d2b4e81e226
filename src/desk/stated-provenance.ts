import type { Provenance } from '../archive/article.js';
import type { AddRequest } from './desk.js';

/** Where the request says that its text is from, which reading it could not tell; null where it says nothing. */
export function statedProvenance({
  importedFrom,
  posted,
  by,
}: Pick<AddRequest, 'importedFrom' | 'posted' | 'by'>): Provenance | null {
  if (importedFrom !== undefined) return { kind: 'file', fileName: importedFrom, by };
  return posted === undefined ? null : { kind: 'posted', ...posted, by };
}
