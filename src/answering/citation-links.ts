import type { CopiedArticle, Source } from '../archive/answer.js';
import { formatDate } from '../locales/format-date.js';
import { provenanceWords } from './provenance-words.js';

/** One part of a citation. A URL is told from words, because whoever shows it treats it differently. */
export interface CitationPart {
  readonly kind: 'text' | 'url';
  readonly value: string;
}

/**
 * What a citation says of a source, in order: title, outlet, authors, date published, date retrieved, URL,
 * provenance; whose copy it is, and that it was updated since. Of a removed one title, outlet, URL and that. What is unknown is left out, but a missing title or date is said.
 */
export function citationParts(source: Source): readonly CitationPart[] {
  const provenance = provenanceWords(source.provenance);
  const { outlet, outletBy, updatedAt, copyOf } = source;
  const named = outlet && outletBy ? `${outlet} (as given by ${outletBy.name})` : outlet;
  const head = [
    text(source.title ?? 'Untitled article'),
    ...(named && named !== provenance ? [text(named)] : []),
  ];
  const url = source.url ? [{ kind: 'url', value: source.url } as const] : [];
  if (source.removedAt !== undefined) {
    return [...head, ...url, text(`Removed from the archive ${formatDate(source.removedAt)}`)];
  }
  return [
    ...head,
    ...(source.authors.length > 0 ? [text(source.authors.join(', '))] : []),
    text(source.publishedAt ? `Published ${formatDate(source.publishedAt)}` : 'Undated'),
    text(`Retrieved ${formatDate(source.retrievedAt)}`),
    ...url,
    text(provenance.charAt(0).toUpperCase() + provenance.slice(1)),
    ...(copyOf ? [text(`Copy of ${copiedWords(copyOf)}`)] : []),
    ...(updatedAt === undefined
      ? []
      : [text(`Quoted from an earlier version; updated on ${formatDate(updatedAt)}`)]),
  ];
}

/** "[1] Title. Outlet. Authors. Published 13 Dec 2024. Retrieved 2 Nov 2026. https://… Fetched from …." */
export function citationLine(source: Source): string {
  const parts = citationParts(source).map(({ kind, value }) =>
    // A full stop after a URL would be taken for a part of it.
    kind === 'url' || /[.!?…]["'”’)]?$/.test(value) ? value : `${value}.`,
  );
  return `[${source.n}] ${parts.join(' ')}`;
}

function copiedWords({ title, outlet }: CopiedArticle): string {
  const name = title === null ? 'an untitled article' : `“${title}”`;
  return outlet === null ? name : `${name}, ${outlet}`;
}

function text(value: string): CitationPart {
  return { kind: 'text', value };
}
