import { readByLine } from '../report/by-line.js';
import { leadingDate, parseDate } from '../text/date-text.js';
import type { PageDocument, PageElement } from './page-dom.js';

/** What the lines around a headline say of who wrote an article, and when. */
export interface ByLineFacts {
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
}

const names =
  /(?:^|[\s_-])(?:by-?_*line|author(?:s|-?_*name)?|writer|posted(?:-?on)?|date(?:line)?|pub(?:lish(?:ed)?)?-?_*(?:date|time|on)?|timestamp|(?:post|entry|article)-?_*(?:meta|date|info))(?:$|[\s_-])/i;
const longestLine = 160;
const mostElements = 40;
const published =
  /^(?:first )?(?:published|posted|updated|veröffentlicht|publié|publicado)(?: on| at| am| le| el)?:?\s+/i;

/** Reads by-line and date from the elements that are named after them. */
export function byLineFacts(document: PageDocument): ByLineFacts {
  let authors: readonly string[] = [];
  let publishedAt: string | null = null;
  for (const text of namedLines(document)) {
    if (authors.length === 0) authors = readByLine(text)?.authors ?? [];
    publishedAt ??= dateOf(text);
  }
  return { authors, publishedAt };
}

function namedLines(document: PageDocument): string[] {
  const lines: string[] = [];
  for (const element of document.querySelectorAll('[class], [id]')) {
    if (lines.length >= mostElements) break;
    if (
      !names.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 200))
    )
      continue;
    const text = shortText(element);
    if (text !== '') lines.push(text);
  }
  return lines;
}

function shortText(element: PageElement): string {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return text.length <= longestLine ? text : '';
}

function dateOf(text: string): string | null {
  const line = text.replace(published, '');
  return parseDate(line) ?? (published.test(text) ? (leadingDate(line)?.iso ?? null) : null);
}
