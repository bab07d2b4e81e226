import type { RequestListener } from 'node:http';
import { articleParagraphs } from './feed-writing.js';

export const hourMs = 3_600_000;

/** What stands at each path; a number is a status without a body. */
export type Pages = Record<string, string | number | ((base: string) => string)>;

/** A site with these pages. */
export function siteOf(pages: Pages): RequestListener {
  return (request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined || typeof page === 'number') return void response.writeHead(page ?? 404).end();
    const text = typeof page === 'string' ? page : page(`http://${request.headers.host}`);
    const type =
      request.url === '/robots.txt' ? 'text/plain' : text.startsWith('<?xml') ? 'text/xml' : 'text/html';
    response.setHeader('content-type', type).end(text);
  };
}

/** An article's text as a feed carries it. */
export const content = articleParagraphs('Lindmark')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('');
