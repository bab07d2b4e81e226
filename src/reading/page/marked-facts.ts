import { metaContent, metaContents, type PageDocument } from './page-dom.js';
import { statedDate } from './stated-date.js';

const authorNamesOfMeta = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'DC.creator',
  'byl',
];

/** The first of these that states a date: templates leave some of them empty, or fill them with words. */
export function metaDate(document: PageDocument, names: readonly string[]): string | null {
  for (const name of names) {
    const date = statedDate(metaContent(document, [name]) ?? '');
    if (date !== null) return date;
  }
  return null;
}

const timeSelectors = [
  'time[itemprop="datePublished"]',
  '[itemprop="datePublished"][content]',
  'time[pubdate]',
  'article time[datetime]',
  'time[datetime]',
  'time',
];

/** The date of the first `<time>` or marked element that holds one, those marked as the date of publication first. */
export function timeElement(document: PageDocument): string | null {
  for (const selector of timeSelectors) {
    for (const element of document.querySelectorAll(selector)) {
      const stated =
        element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent;
      const date = statedDate((stated ?? '').replace(/\s+/g, ' '));
      if (date !== null) return date;
    }
  }
  return null;
}

/** Whom meta elements or marked links name as authors, as it is written. */
export function markedAuthors(document: PageDocument): string[] {
  for (const name of authorNamesOfMeta) {
    const stated = metaContents(document, [name]).filter((author) => !/^(?:https?:|www\.)/i.test(author));
    if (stated.length > 0) return stated;
  }
  const marked = [...document.querySelectorAll('[rel="author"], [itemprop="author"]')].slice(0, 8);
  return marked
    .map((element) => element.querySelector('[itemprop="name"]') ?? element)
    .map((element) => (element.textContent || element.getAttribute('content')) ?? '');
}
