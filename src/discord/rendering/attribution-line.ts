import type { Source } from '../../archive/answer.js';
import { formatDate } from '../../locales/format-date.js';
import { isChecked, provenanceWords } from '../../answering/provenance-words.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { outletWords } from './outlet-words.js';

/**
 * "-# The Quayside Post · 13 Dec 2024", in small letters directly below a quotation: whose words they are and of when. That
 * nobody checked where a text is from stands there too, and not only in the list of the sources.
 */
export function attributionLine(source: Source): string {
  const provenance = provenanceWords(source.provenance);
  const outlet = outletWords(source);
  const isGiven = !isChecked(source.provenance);
  const parts = [
    ...outlet,
    sourceDate(source),
    ...(isGiven || outlet.length === 0 ? [plainMarkdown(provenance, 120)] : []),
  ];
  return `-# ${parts.join(' · ')}`;
}

/** The day on which a source was published, as Markdown. */
export function sourceDate({ publishedAt }: Pick<Source, 'publishedAt'>): string {
  return publishedAt === null ? 'undated' : plainMarkdown(formatDate(publishedAt), 40);
}
