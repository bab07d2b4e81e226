import type { CopiedArticle, Source } from '../../archive/answer.js';
import { formatDate } from '../../locales/format-date.js';
import { provenanceWords } from '../provenance-words.js';

/**
 * What no style has a place for: where a text is from, and what became of its article. Of a removed one only that it was.
 */
export function sourceNotes(source: Source): readonly string[] {
  const { provenance, outletBy, updatedAt, removedAt, copyOf } = source;
  if (removedAt !== undefined) return [`removed from the archive ${formatDate(removedAt)}`];
  return [
    provenanceWords(provenance),
    ...(outletBy ? [`outlet as given by ${outletBy.name}`] : []),
    ...(copyOf ? [`copy of ${copiedWords(copyOf)}`] : []),
    ...(updatedAt === undefined
      ? []
      : [`quoted from an earlier version; updated on ${formatDate(updatedAt)}`]),
  ];
}

/** "“Wire report”, Coast Wire" */
function copiedWords({ title, outlet }: CopiedArticle): string {
  const name = title === null ? 'an untitled article' : `“${title}”`;
  return outlet === null ? name : `${name}, ${outlet}`;
}
