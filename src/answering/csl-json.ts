import type { Source } from '../archive/answer.js';
import { formatDate } from '../locales/format-date.js';
import { provenanceWords } from './provenance-words.js';

/** A date of CSL-JSON: year, month, day. */
export interface CslDate {
  readonly 'date-parts': readonly [readonly [number, number, number]];
}

/** A name as the source states it. It is not taken apart: nothing says which part of it is the family's. */
export interface CslName {
  readonly literal: string;
}

/** An item of CSL-JSON 1.0 (citation-style-language/schema, `csl-data.json`), as Zotero and pandoc read it. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  /** Where the text is from, so that a pasted text is not cited as if it had been fetched. */
  readonly note: string;
}

/** The sources of an answer as CSL-JSON, in order of their numbers. */
export function cslItems(sources: readonly Source[]): readonly CslItem[] {
  return sources.map(cslItem);
}

function cslItem(source: Source): CslItem {
  const issued = source.publishedAt ? cslDate(source.publishedAt) : null;
  const accessed = source.removedAt === undefined ? cslDate(source.retrievedAt) : null;
  return {
    id: source.article,
    type: 'article-newspaper',
    ...(source.title ? { title: source.title } : {}),
    ...(source.outlet ? { 'container-title': source.outlet } : {}),
    ...(source.authors.length > 0 ? { author: source.authors.map((literal) => ({ literal })) } : {}),
    ...(issued ? { issued } : {}),
    ...(accessed ? { accessed } : {}),
    ...(source.url ? { URL: source.url } : {}),
    note: noteOf(source),
  };
}

function noteOf({ provenance, outletBy, updatedAt, removedAt }: Source): string {
  if (removedAt !== undefined) return `removed from the archive ${formatDate(removedAt)}`;
  return [
    provenanceWords(provenance),
    ...(outletBy ? [`outlet as given by ${outletBy.name}`] : []),
    ...(updatedAt === undefined
      ? []
      : [`quoted from an earlier version; updated on ${formatDate(updatedAt)}`]),
  ].join('; ');
}

/** The digits are read as they stand (UTC), so that a date without a time does not shift. */
function cslDate(isoDate: string): CslDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate);
  return match && { 'date-parts': [[Number(match[1]), Number(match[2]), Number(match[3])]] };
}
