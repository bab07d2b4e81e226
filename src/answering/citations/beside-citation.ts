import type { Source } from '../../archive/answer.js';
import { formatDate } from '../../locales/format-date.js';
import { oneLine } from './one-line.js';
import { sourceNotes } from './source-notes.js';

/**
 * What a citation of a source should say and a style does not print: all its authors, when it was retrieved, where it
 * is from. "Retrieved 2 Nov 2026; fetched from quayside.example"
 * @param citation as the style prints it.
 */
export function besideCitation(source: Source, citation: string): string {
  const { authors, removedAt, retrievedAt } = source;
  const isListed = authors.every((name) => citation.includes(name.trim().split(/\s+/).at(-1) ?? ''));
  const parts = [
    ...(removedAt !== undefined || isListed ? [] : [`by ${authors.join(', ')}`]),
    ...(removedAt !== undefined || saysWhen(citation, retrievedAt)
      ? []
      : [`retrieved ${formatDate(retrievedAt)}`]),
    ...sourceNotes(source),
  ];
  const words = oneLine(parts.join('; '));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Accessed November 2, 2026", "Accessed 2 Nov. 2026", "Retrieved November 2, 2026" */
function saysWhen(citation: string, isoDate: string): boolean {
  const [, year, day] = /^(\d{4})-\d{2}-0?(\d{1,2})/.exec(isoDate) ?? [];
  return new RegExp(
    `(?:Accessed|Retrieved) (?:[A-Z][a-z]+\\.? ${day},|${day} [A-Z][a-z]+\\.?) ${year}\\b`,
  ).test(citation);
}
