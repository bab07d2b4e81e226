import type { Source } from '../../archive/answer.js';
import { authorName } from './author-name.js';
import type { CslDate, CslItem } from './csl-item.js';
import { mapTexts } from './map-texts.js';
import { oneLine } from './one-line.js';
import { sourceNotes } from './source-notes.js';

/** Items as a file, each of their dates on one line. No text in it holds a line break. */
export function cslFile(items: readonly CslItem[]): string {
  const dates = /\[\n\s*\[\n\s*(\d+),\n\s*(\d+),\n\s*(\d+)\n\s*\]\n\s*\]/g;
  return `${JSON.stringify(items, null, 2).replace(dates, '[[$1, $2, $3]]')}\n`;
}

/** The sources of an answer as CSL-JSON, in order of their numbers. Every text stands on one line; every id stands once. */
export function cslItems(sources: readonly Source[]): readonly CslItem[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    // An article may be in two collections that were searched together.
    const times = (seen.get(source.article) ?? 0) + 1;
    seen.set(source.article, times);
    return cslItem(source, times === 1 ? source.article : `${source.article}-${times}`);
  });
}

function cslItem(source: Source, id: string): CslItem {
  const { title, outlet, authors, publishedAt, retrievedAt, removedAt, url, language } = source;
  const issued = publishedAt ? cslDate(publishedAt) : null;
  const accessed = removedAt === undefined ? cslDate(retrievedAt) : null;
  const item: CslItem = {
    id,
    type: 'article-newspaper',
    ...(title ? { title } : {}),
    ...(outlet ? { 'container-title': outlet } : {}),
    ...(authors.length > 0 ? { author: authors.map((name) => authorName(name, outlet)) } : {}),
    ...(issued ? { issued } : {}),
    ...(accessed ? { accessed } : {}),
    ...(url ? { URL: plainUrl(url) } : {}),
    ...(language ? { language } : {}),
    note: sourceNotes(source).join('; '),
  };
  return mapTexts(item, oneLine);
}

/** The address without what a file of references takes for the end of a field. */
function plainUrl(url: string): string {
  return url.replace(/[{}\\<>"|^`\s\p{Cc}]/gu, (character) => encodeURIComponent(character));
}

/** The digits are read as they stand (UTC), so that a date without a time does not shift. */
function cslDate(isoDate: string): CslDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate);
  return match && { 'date-parts': [[Number(match[1]), Number(match[2]), Number(match[3])]] };
}
