import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { GuardedFetcher } from '../../../src/reading/fetch/guarded-fetch.js';
import { fetcherFor, page, refusalOf, resolve, serve } from './fetching.js';
import { startWebServer } from './web-server.js';

describe('what is refused', () => {
  test.each([
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'forbidden'],
    [403, 'forbidden'],
    [451, 'forbidden'],
    [429, 'too-many-requests'],
    [500, 'server-error'],
    [503, 'server-error'],
    [204, 'bad-status'],
    [304, 'bad-status'],
    [418, 'bad-status'],
  ])('status %i', async (status, code) => {
    const { fetcher, url } = await serve((_request, response) => {
      response
        .writeHead(status, { 'content-type': 'text/html' })
        .end(status === 204 || status === 304 ? undefined : page);
    });
    expect((await refusalOf(fetcher.fetch(url))).code).toBe(code);
  });

  test.each([
    ['application/msword', 'not-a-page'],
    ['image/png', 'link-to-picture'],
    ['application/json', 'not-a-page'],
    ['video/mp4', 'link-to-video'],
    ['audio/mpeg', 'link-to-sound'],
    ['application/rss+xml', 'link-to-feed'],
    ['application/zip', 'link-to-packed-file'],
  ])('%s is no page', async (mediaType, code) => {
    const { fetcher, url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': mediaType }).end('x');
    });
    expect((await refusalOf(fetcher.fetch(url))).code).toBe(code);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('a bomb packed with %s', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(64 * 2 ** 20));
    const { fetcher, url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bomb);
    });
    const before = process.memoryUsage().rss;
    expect((await refusalOf(fetcher.fetch(url, { maximumBytes: 2 ** 20 }))).code).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 2 ** 20);
  });

  test('a page that says it is too large, and one that does not say it', async () => {
    const { fetcher, url } = await serve((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (request.url === '/said') response.setHeader('content-length', 5_000);
      response.end('x'.repeat(5_000));
    });
    for (const path of ['/said', '/unsaid']) {
      expect((await refusalOf(fetcher.fetch(url + path, { maximumBytes: 1_000 }))).code).toBe(
        'larger-than-bytes',
      );
    }
  });

  test.each([
    ['zstd', 'bad-compression'],
    ['gzip, gzip', 'bad-compression'],
    ['gzip', 'damaged-page'],
    ['br', 'damaged-page'],
  ])('bytes that are not %s', async (encoding, code) => {
    const { fetcher, url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(page);
    });
    expect((await refusalOf(fetcher.fetch(url))).code).toBe(code);
  });

  test('a redirect loop, six redirects, a redirect to nowhere', async () => {
    const { fetcher, url } = await serve((request, response) => {
      const step = Number(request.url?.slice(2));
      const location = request.url?.startsWith('/l')
        ? request.url
        : request.url === '/n'
          ? 'http://'
          : `/s${step + 1}`;
      response.writeHead(302, { location }).end();
    });
    expect((await refusalOf(fetcher.fetch(`${url}/l`))).code).toBe('redirect-loop');
    expect((await refusalOf(fetcher.fetch(`${url}/s0`))).code).toBe('redirect-loop');
    expect((await refusalOf(fetcher.fetch(`${url}/n`))).code).toBe('bad-url');
  });

  test('a server that sends a byte at a time, or nothing', async () => {
    const server = await startWebServer((request, response) => {
      if (request.url === '/silent') return;
      response.setHeader('content-type', 'text/html');
      const timer = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(timer));
    });
    const fetcher = fetcherFor(server, { deadlineMs: 300 });
    for (const path of ['/silent', '/drip']) {
      const started = performance.now();
      const refusal = await refusalOf(fetcher.fetch(`http://a.news.example:${server.port}${path}`));
      expect(refusal.code).toBe('timeout');
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });

  test('a resolver that never answers', async () => {
    const fetcher = new GuardedFetcher({ resolve: () => new Promise(() => undefined), deadlineMs: 200 });
    expect((await refusalOf(fetcher.fetch('http://slow.example/'))).code).toBe('timeout');
  });

  test('nobody listens', async () => {
    const server = createTcpServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const fetcher = new GuardedFetcher({ resolve, permitAddress: () => true, deadlineMs: 2_000 });
    expect((await refusalOf(fetcher.fetch(`http://a.news.example:${port}/`))).code).toBe('no-connection');
  });

  test('a server that talks no HTTP, or hangs up', async () => {
    const server = createTcpServer((socket) => socket.end('220 smtp ready\r\n'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const fetcher = new GuardedFetcher({ resolve, permitAddress: () => true, deadlineMs: 2_000 });
    expect((await refusalOf(fetcher.fetch(`http://a.news.example:${port}/`))).code).toBe('fetch-failed');
  });

  test('an abort rejects with its reason, also while it waits for its turn', async () => {
    const { fetcher, url } = await serve(() => undefined);
    const controller = new AbortController();
    const reason = new Error('no longer wanted');
    const both = [
      fetcher.fetch(url, { signal: controller.signal }),
      fetcher.fetch(url, { signal: controller.signal }),
    ];
    setTimeout(() => controller.abort(reason), 50);
    for (const result of await Promise.allSettled(both))
      expect(result).toEqual({ status: 'rejected', reason });
  });
});
