import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inventedArticle, type InventedArticle } from './invented-news.js';
import { SeededRandom } from './seeded-random.js';

/** What each of its feeds holds. */
export const articlesPerFeed = 8;

/** A web server on loopback with as many feeds, and pages, as anybody asks for: `/feed/3`, `/article/3-5`. Each is made when it is asked for and not kept. */
export class PressSite {
  readonly #server: Server;
  /** How often each path was asked for. */
  readonly requests = new Map<string, number>();

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      this.requests.set(path, (this.requests.get(path) ?? 0) + 1);
      const base = `http://${request.headers.host ?? ''}`;
      const [, feed] = /^\/feed\/(\d+)$/.exec(path) ?? [];
      const [, of, number] = /^\/article\/(\d+)-(\d+)$/.exec(path) ?? [];
      if (feed !== undefined) {
        response.setHeader('content-type', 'application/rss+xml').end(feedText(base, Number(feed)));
      } else if (of !== undefined) {
        response
          .setHeader('content-type', 'text/html; charset=utf-8')
          .end(pageText(articleOf(Number(of), Number(number))));
      } else response.writeHead(404).end();
    });
  }

  static async start(): Promise<PressSite> {
    const site = new PressSite();
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  feedUrl(feed: number): string {
    return `http://ledger.news.example:${this.port}/feed/${feed}`;
  }

  articleUrl(of: number): string {
    return `http://ledger.news.example:${this.port}/article/${of}-0`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function articleOf(feed: number, index: number): InventedArticle {
  const number = 1_000_000 + feed * articlesPerFeed + index;
  return inventedArticle(new SeededRandom(number), number);
}

function feedText(base: string, feed: number): string {
  const items = Array.from({ length: articlesPerFeed }, (_, index) => {
    const link = `${base}/article/${feed}-${index}`;
    return `<item><title>${articleOf(feed, index).title}</title><link>${link}</link></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>${base}/</link>${items.join('')}</channel></rss>`;
}

function pageText({ title, outlet, date, paragraphs }: InventedArticle): string {
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: date,
  };
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="${outlet}"><meta property="og:type" content="article">
<script type="application/ld+json">${JSON.stringify({ ...facts, publisher: { name: outlet } })}</script></head>
<body><main><article><h1>${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}</article></main></body></html>`;
}
