import type { CopiedArticle, Source } from '../../archive/answer.js';
import { capitalised } from '../../locales/capitalised.js';
import type { Wording } from '../../locales/wording.js';
import { provenanceWords } from '../provenance-words.js';
import { oneLine } from './one-line.js';

/** One part of a citation. A URL is told from words, because whoever shows it treats it differently. */
export interface CitationPart {
  readonly kind: 'text' | 'url';
  readonly value: string;
}

/**
 * What a citation says of a source, in order: title, outlet, authors, date published, date retrieved, URL,
 * provenance; whose copy it is, and that it was updated since. Of a removed one title, outlet, URL and that. What is
 * unknown is left out, but a missing title or date is said.
 */
export function citationParts(source: Source, wording: Wording): readonly CitationPart[] {
  const { t } = wording;
  const { outlet, outletBy, updatedAt, copyOf, publishedAt } = source;
  const named = outlet && outletBy ? t('answer:outletAsGiven', { outlet, by: outletBy.name }) : outlet;
  const head = [
    text(source.title ?? t('common:untitled')),
    ...(named && named !== provenanceWords(source.provenance) ? [text(named)] : []),
  ];
  const url = source.url ? [{ kind: 'url', value: source.url } as const] : [];
  if (source.removedAt !== undefined) {
    return [...head, ...url, text(t('citations:removed', { date: source.removedAt }))];
  }
  return [
    ...head,
    ...(source.authors.length > 0 ? [text(source.authors.join(', '))] : []),
    text(publishedAt ? t('citations:published', { date: publishedAt }) : t('citations:undated')),
    text(t('citations:retrieved', { date: source.retrievedAt })),
    ...url,
    text(capitalised(provenanceWords(source.provenance, wording), wording)),
    ...(copyOf ? [text(t('citations:copyOf', { article: copiedWords(copyOf, t) }))] : []),
    ...(updatedAt === undefined ? [] : [text(t('citations:updated', { date: updatedAt }))]),
  ];
}

function copiedWords({ title, outlet }: CopiedArticle, t: Wording['t']): string {
  const name = title === null ? t('citations:untitledCopied') : t('citations:copied', { title });
  return outlet === null ? name : `${name}, ${outlet}`;
}

/** "[1] Title. Outlet. Authors. Published 13 Dec 2024. Retrieved 2 Nov 2026. https://… Fetched from …." */
export function citationLine(source: Source, wording: Wording): string {
  const parts = citationParts(source, wording).map(({ kind, value }) =>
    // A full stop after a URL would be taken for a part of it.
    kind === 'url' ? value : withFullStop(value),
  );
  return `[${source.n}] ${parts.join(' ')}`;
}

/** The words as a sentence, unless they end as one. */
export function withFullStop(words: string): string {
  return /[.!?…。！？]["'”’“»)」』]?$/.test(words) ? words : `${words}.`;
}

function text(value: string): CitationPart {
  return { kind: 'text', value: oneLine(value) };
}
