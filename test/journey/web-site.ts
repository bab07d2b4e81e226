import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands at a path: a page of HTML, or whatever a listener does. */
export type Page = string | RequestListener;

/** A web server on loopback, under any name that ends in `.news.example`; pages can be put up and changed at any time. */
export class WebSite {
  readonly #pages = new Map<string, Page>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const page = this.#pages.get((request.url ?? '').split('?', 1)[0] ?? '');
      if (page === undefined) response.writeHead(404).end('There is nothing here.');
      else if (typeof page === 'function') page(request, response);
      else response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    });
  }

  static async start(): Promise<WebSite> {
    const site = new WebSite();
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Puts a page up, or another in its place. @returns its address */
  put(host: string, path: string, page: Page): string {
    this.#pages.set(path, page);
    return `http://${host}:${this.port}${path}`;
  }

  /** Looks names up as the site's own name server would: no other host is there. */
  readonly resolve = async (name: string): Promise<readonly string[]> => {
    if (name.endsWith('.news.example')) return ['127.0.0.1'];
    throw Object.assign(new Error(`There is no host ${name}.`), { code: 'ENOTFOUND' });
  };

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A news page as papers make them, with a menu, a by-line and a footer around its paragraphs. */
export function newsPage(article: {
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly paragraphs: readonly string[];
}): string {
  const { title, outlet, date, paragraphs } = article;
  const facts = { '@type': 'NewsArticle', headline: title, datePublished: date, publisher: { name: outlet } };
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${outlet}</title>
<meta property="og:site_name" content="${outlet}"><meta property="og:type" content="article">
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...facts })}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article></main><footer><p>© ${outlet}. All rights reserved.</p></footer></body></html>`;
}
