import { newsPage, type WebSite } from './web-site.js';

/** Puts up a page of a newspaper that tells of a quay. @returns its address */
export function putSecondQuay(site: WebSite): string {
  return site.put(
    'tide.news.example',
    '/quay',
    newsPage({
      title: 'Odenvik gets a second quay',
      outlet: 'The Tide',
      date: '2026-03-01',
      paragraphs: [
        'The town of Odenvik will build a second quay for 9 million crowns, its mayor Runa Aasgard said on Monday.',
        'Work on the quay begins in May and takes a year; the fish market moves to the old shipyard meanwhile.',
        'Fishermen had asked for the quay since a storm took away a third of the old one in the autumn of last year.',
      ],
    }),
  );
}
