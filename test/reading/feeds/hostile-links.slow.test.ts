import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { UserError } from '../../../src/errors.js';
import { GuardedFetcher } from '../../../src/reading/fetch/guarded-fetch.js';
import { parseUrl } from '../../../src/reading/fetch/parse-url.js';
import { ProcessExtractor } from '../../../src/reading/page/extractor.js';
import { readArticle } from '../../../src/reading/read-article.js';
import { resolve } from '../fetch/fetching.js';
import { hostileUrls } from '../fetch/hostile-urls.js';
import { watchConnections } from '../fetch/watch-connections.js';
import { articlePage } from './feed-writing.js';
import { ana, openKeeperStage } from './keeper-stage.js';

const urls = hostileUrls.map(([url]) => url);
let connections: readonly string[];
let trapped = 0;

/** Each table, and once more with the port of a server on this machine that nobody may reach. */
let trapPort: number;
beforeEach(async () => {
  trapped = 0;
  const ports = await Promise.all(['127.0.0.1', '::1'].map((host) => openTrap(host)));
  trapPort = ports[0] ?? 0;
  connections = watchConnections();
});

async function openTrap(host: string): Promise<number> {
  const trap = createServer((socket) => {
    trapped += 1;
    socket.destroy();
  });
  // A machine without IPv6 has one trap.
  const port = await new Promise<number>((done) => {
    trap.once('error', () => done(0));
    trap.listen(0, host, () => done((trap.address() as AddressInfo).port));
  });
  onTestFinished(() => void trap.close());
  return port;
}

const withTrap = (url: string): string | null => {
  const trap = parseUrl(url);
  if (trap === null || !/^https?:$/.test(trap.protocol)) return null;
  trap.port = String(trapPort);
  return trap.href;
};
const all = (): readonly string[] => [...urls, ...urls.map(withTrap).filter((url) => url !== null)];

/** Nothing was connected to but the test's own server, and nobody stepped into the trap. */
function expectNoLeak(port: number): void {
  expect(trapped).toBe(0);
  expect(connections.filter((target) => target !== `127.0.0.1:${port}`)).toEqual([]);
}

const xml = (url: string): string =>
  url.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\u0001', '');

/** What stands at each path at the moment. */
async function openSite(pages: (path: string) => string | null, robots: string | null = null) {
  return openKeeperStage((request, response) => {
    const path = request.url ?? '';
    if (path === '/robots.txt') {
      if (robots === null) return void response.writeHead(404).end();
      return void response.writeHead(302, { location: robots.replace(/[^ -~]/gu, encodeURIComponent) }).end();
    }
    const page = pages(path);
    if (page === null) return void response.writeHead(404).end();
    response.setHeader('content-type', page.startsWith('<?xml') ? 'application/xml' : 'text/html').end(page);
  });
}

const feedOf = (links: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title>${links
    .map((link, index) => `<item><title>Item ${index}</title><link>${xml(link)}</link></item>`)
    .join('')}</channel></rss>`;

const origin = { collection: localCollection, by: ana, addedIn: null, announceIn: null };

describe('a hostile link leads nowhere', () => {
  test('as what is fetched', async () => {
    const fetcher = new GuardedFetcher({ resolve, deadlineMs: 2_000 });
    for (const url of all()) await expect(fetcher.fetch(url)).rejects.toBeInstanceOf(UserError);
    expectNoLeak(0);
  });

  test('as the address of a feed', async () => {
    const stage = await openSite(() => null);
    for (const url of all()) {
      await expect(stage.desk.add({ ...origin, url })).rejects.toBeInstanceOf(UserError);
      await expect(stage.desk.add({ ...origin, url: `feed:${url}` })).rejects.toBeInstanceOf(UserError);
    }
    expect(stage.server.requests).toEqual([]);
    expectNoLeak(stage.server.port);
  });

  test('as an item of a feed', async () => {
    const links = all();
    const batches = Array.from({ length: Math.ceil(links.length / 50) }, (_, index) =>
      links.slice(index * 50, index * 50 + 50),
    );
    const stage = await openSite((path) => {
      const batch = /^\/feed\/(\d+)$/.exec(path)?.[1];
      return batch === undefined ? null : feedOf(batches[Number(batch)] ?? []);
    });
    stage.keep(stage.announcer);
    for (const index of batches.keys()) await stage.follow(`/feed/${index}`);
    expect(await stage.titles()).toEqual([]);
    expectNoLeak(stage.server.port);
  });

  test('as a feed that a page names', async () => {
    let link = '';
    const stage = await openSite((path) =>
      path === '/'
        ? `<html><head><link rel="alternate" type="application/rss+xml" href="${xml(link)}"></head><body>x</body></html>`
        : null,
    );
    for (link of all()) {
      await expect(stage.desk.add({ ...origin, url: `${stage.base}/` })).rejects.toBeInstanceOf(UserError);
    }
    expectNoLeak(stage.server.port);
  });

  test('as where a robots.txt redirects to', async () => {
    for (const target of [
      'http://127.0.0.1/',
      'http://[::ffff:127.0.0.1]/',
      'http://to-metadata.example/',
      'file:///etc/passwd',
    ]) {
      for (const robots of [target, withTrap(target) ?? target]) {
        const stage = await openSite((path) => (path === '/feed' ? feedOf([]) : null), robots);
        await expect(stage.desk.add({ ...origin, url: `${stage.base}/feed` })).rejects.toMatchObject({
          code: 'robots-unknown',
        });
        expect(trapped).toBe(0);
      }
    }
    const ports = connections.map((target) => target.split(':').at(-1));
    expect(ports).not.toContain(String(trapPort));
    expect(ports).not.toContain('80');
  });

  test('as the address that a page gives for itself: neither fetched nor believed', async () => {
    let link = '';
    const stage = await openSite((path) => {
      const title = `Odenvik builds ${path}`;
      return articlePage(title, 'Odenvik').replace(
        '</head>',
        `<link rel="canonical" href="${xml(link)}"><meta property="og:url" content="${xml(link)}"></head>`,
      );
    });
    const extractor = new ProcessExtractor();
    onTestFinished(() => extractor.close());
    const fetcher = new GuardedFetcher({
      resolve,
      permitAddress: (address, port) => address === '127.0.0.1' && port === stage.server.port,
    });
    for (const [index, hostile] of all().entries()) {
      link = hostile;
      const url = `${stage.base}/${index}`;
      const context = { by: ana, retrievedAt: '2026-03-02T10:00:00Z', fetcher, extractor };
      const article = await readArticle({ kind: 'url', url }, {}, context);
      expect(new URL(article.url ?? '').host).toBe(new URL(url).host);
    }
    const paths = stage.server.requests.map((request) => request.replace(/^[^/]*/, ''));
    // A connection that broke is tried once more.
    expect([...new Set(paths)]).toEqual(all().map((_, index) => `/${index}`));
    expectNoLeak(stage.server.port);
  });

  test('as a name that leads elsewhere when it is looked up again', async () => {
    const stage = await openSite((path) =>
      path === '/feed' ? feedOf(['http://rebind.example:8080/a']) : null,
    );
    stage.keep(stage.announcer);
    await stage.follow();
    expect(await stage.titles()).toEqual([]);
    expectNoLeak(stage.server.port);
  });
});
