import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchAttachment } from '../../../src/reading/fetch/fetch-attachment.js';
import { GuardedFetcher } from '../../../src/reading/fetch/guarded-fetch.js';
import { html, refusalOf, resolve, serve } from './fetching.js';
import { hostileUrls } from './hostile-urls.js';
import { startWebServer } from './web-server.js';

/** As it can stand in a header. */
function asHeader(url: string): string {
  return url.replace(/[^ -~]/gu, encodeURIComponent);
}

/** Whether a header spoils it, or it is, in a redirect of a page, another path of that page's own host. */
function isHarmless(url: string): boolean {
  const page = 'http://a.news.example/';
  return !URL.canParse(asHeader(url), page) || new URL(asHeader(url), page).hostname === 'a.news.example';
}

describe('what is never reached', () => {
  test.each(hostileUrls)('%s: %s', async (url, code) => {
    const refusal = await refusalOf(new GuardedFetcher({ resolve, deadlineMs: 2_000 }).fetch(url));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^\S.*[.]$/);
  });

  test('the table is long, and holds nothing twice', () => {
    expect(new Set(hostileUrls.map(([url]) => url)).size).toBe(hostileUrls.length);
    expect(hostileUrls.length).toBeGreaterThanOrEqual(150);
  });

  test.each(hostileUrls.filter(([url, code]) => code !== 'bad-url' && !isHarmless(url)))(
    'redirect to %s: %s',
    async (target, code) => {
      const { fetcher, url, server } = await serve((_request, response) => {
        response.writeHead(302, { location: asHeader(target) }).end();
      });
      // A port that nobody listens on is refused by the address here, since tests permit ports with addresses.
      const codes = code === 'bad-port' ? ['private-address', 'dead-host'] : [code];
      expect(codes).toContain((await refusalOf(fetcher.fetch(url))).code);
      expect(server.requests).toHaveLength(1);
    },
  );

  test('a name that changes its address between check and connection', async () => {
    const server = await startWebServer(html);
    let looks = 0;
    const fetcher = new GuardedFetcher({
      resolve: async () => (looks++ === 0 ? ['93.184.215.14'] : ['127.0.0.1']),
      permitAddress: (address, port) => address === '93.184.215.14' && port === server.port,
      deadlineMs: 500,
    });
    await refusalOf(fetcher.fetch(`http://rebind.example:${server.port}/`));
    expect(looks).toBe(1);
    expect((await refusalOf(fetcher.fetch(`http://rebind.example:${server.port}/`))).code).toBe(
      'private-address',
    );
    expect(server.requests).toEqual([]);
  });

  test('proxy variables are ignored', async () => {
    const proxy = await startWebServer(html);
    for (const name of [
      'http_proxy',
      'HTTP_PROXY',
      'https_proxy',
      'HTTPS_PROXY',
      'ALL_PROXY',
      'NODE_USE_ENV_PROXY',
    ]) {
      vi.stubEnv(name, name === 'NODE_USE_ENV_PROXY' ? '1' : `http://127.0.0.1:${proxy.port}`);
    }
    const { fetcher, url, server } = await serve(html);
    await fetcher.fetch(url);
    expect(server.requests).toHaveLength(1);
    expect(proxy.requests).toHaveLength(0);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
  });
});

describe('attachments', () => {
  test.each([
    'https://ledger.example/a.txt',
    'http://cdn.discordapp.com/a.txt',
    'https://cdn.discordapp.com.ledger.example/a.txt',
    'https://ledger.example/cdn.discordapp.com',
    'https://127.0.0.1/a.txt',
  ])('never from %s', async (url) => {
    expect((await refusalOf(fetchAttachment(new GuardedFetcher({ resolve }), url))).code).toBe(
      'host-not-allowed',
    );
  });

  test('from Discord only where its name leads to the public web', async () => {
    const fetcher = new GuardedFetcher({ resolve: async () => ['10.0.0.1'] });
    expect((await refusalOf(fetchAttachment(fetcher, 'https://cdn.discordapp.com/a.txt'))).code).toBe(
      'private-address',
    );
  });
});
