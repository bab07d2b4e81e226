import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { html, page, serve } from './fetching.js';

describe('what is fetched', () => {
  test('a page, with who asks for it', async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    const { fetcher, url } = await serve((request, response) => {
      headers = request.headers;
      html(request, response);
    });
    const fetched = await fetcher.fetch(`${url}/story?id=7#part`);
    expect({ ...fetched, bytes: Buffer.from(fetched.bytes).toString() }).toEqual({
      finalUrl: `${url}/story?id=7`,
      status: 200,
      mediaType: 'text/html',
      charset: 'utf-8',
      bytes: page,
      validators: { etag: null, lastModified: null },
    });
    expect(headers['user-agent']).toMatch(/^Dateline\/[\d.]+ \(bot;/);
    expect(headers['user-agent']).not.toMatch(/https?:/);
    expect(headers['cookie']).toBeUndefined();
  });

  test.each([
    ['gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['br', brotliCompressSync(page)],
    ['identity', Buffer.from(page)],
  ])('compressed as %s', async (encoding, bytes) => {
    const { fetcher, url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bytes);
    });
    expect(Buffer.from((await fetcher.fetch(url)).bytes).toString()).toBe(page);
  });

  test('asks before each request whether its host is permitted, that of a redirect too', async () => {
    const requested: string[] = [];
    const { fetcher, server, url } = await serve((request, response) => {
      requested.push(`${request.headers.host?.split(':')[0]}${request.url}`);
      if (request.url === '/away') {
        response.writeHead(302, { location: `http://denied.news.example:${server.port}/` }).end();
      } else html(request, response);
    });
    expect((await fetcher.fetch(url, { permitHost })).status).toBe(200);
    for (const denied of [`${url}/away`, `http://denied.news.example:${server.port}/`]) {
      await expect(fetcher.fetch(denied, { permitHost })).rejects.toMatchObject({ code: 'host-denied' });
    }
    expect(requested).toEqual(['a.news.example/', 'a.news.example/away']);
  });

  test('redirects of every kind, relative and absolute, to another host', async () => {
    const { fetcher, server, url } = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      const location = step === 3 ? `http://b.news.example:${server.port}/4` : `/${step + 1}`;
      if (step === 5) return html(request, response);
      response.writeHead([301, 302, 303, 307, 308][step] ?? 302, { location }).end('moved');
    });
    const fetched = await fetcher.fetch(`${url}/0`);
    expect(fetched.finalUrl).toBe(`http://b.news.example:${server.port}/5`);
    expect(server.requests).toHaveLength(6);
  });

  test('one request at a time for a host, several for several', async () => {
    let running = 0;
    let most = 0;
    const { fetcher, server } = await serve((request, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        html(request, response);
      }, 20);
    });
    const fetchAll = (hosts: readonly string[]): Promise<unknown> =>
      Promise.all(hosts.map((host) => fetcher.fetch(`http://${host}.news.example:${server.port}/`)));
    await fetchAll(['a', 'a', 'a', 'a']);
    expect(most).toBe(1);
    await fetchAll(['a', 'b', 'c']);
    expect(most).toBeGreaterThan(1);
  });
});

function permitHost(host: string): void {
  if (host === 'denied.news.example') throw new UserError('host-denied', { host });
}
