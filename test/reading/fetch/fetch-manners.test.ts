import { describe, expect, test } from 'vitest';
import { BusyHostError } from '../../../src/reading/fetch/host-pauses.js';
import { hostKey } from '../../../src/reading/fetch/host-queue.js';
import { readRetryAfter } from '../../../src/reading/fetch/retry-after.js';
import { FetchedRobots } from '../../../src/reading/fetch/robots-rules.js';
import { userAgent } from '../../../src/reading/fetch/user-agent.js';
import { fetcherFor, html, page, refusalOf, serve } from './fetching.js';
import { startWebServer } from './web-server.js';

const start = Date.parse('2026-03-02T10:00:00Z');

test('who asks gives name and version, and no address', () => {
  expect(userAgent).toMatch(/^Dateline\/\d+\.\d+\.\d+ \(bot; [a-zA-Z ]+\)$/);
});

describe('Retry-After', () => {
  test.each([
    ['120', 120],
    ['0', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    ['Mon, 02 Mar 2026 11:00:00 GMT', 3_600],
    ['Monday, 02-Mar-26 11:00:00 GMT', 3_600],
    ['Mon, 02 Mar 2026 09:00:00 GMT', null],
    ['2026-03-02T11:00:00Z', null],
    ['999999999', 7 * 86_400],
  ])('%j', (header, seconds) => {
    expect(readRetryAfter(header, start)).toBe(seconds === null ? null : start + seconds * 1_000);
  });

  test.each([429, 503])(
    'after a %i the host is left alone until then, whatever its path; others are not',
    async (status) => {
      let now = start;
      const server = await startWebServer((request, response) => {
        if (request.url === '/busy') response.writeHead(status, { 'retry-after': '600' }).end();
        else html(request, response);
      });
      const fetcher = fetcherFor(server, { now: () => now });
      const url = `http://a.news.example:${server.port}`;
      const first = await refusalOf(fetcher.fetch(`${url}/busy`));
      expect(first).toBeInstanceOf(BusyHostError);
      expect(first.message).toBe(
        'a.news.example asks to be left alone until 2026-03-02 10:10 UTC: try again then.',
      );
      now += 599_999;
      expect((await refusalOf(fetcher.fetch(`${url}/other`))).code).toBe('host-paused');
      expect((await refusalOf(fetcher.fetch(`http://www.a.news.example:${server.port}/`))).code).toBe(
        'host-paused',
      );
      expect(server.requests).toHaveLength(1);
      await fetcher.fetch(`http://b.news.example:${server.port}/`);
      now += 1;
      await fetcher.fetch(`${url}/other`);
      expect(server.requests).toHaveLength(3);
    },
  );

  test('no member waits longer than an hour for it', async () => {
    let now = start;
    const server = await startWebServer((request, response) => {
      if (request.url === '/busy') response.writeHead(429, { 'retry-after': '86400' }).end();
      else html(request, response);
    });
    const fetcher = fetcherFor(server, { now: () => now });
    const url = `http://a.news.example:${server.port}`;
    expect(((await refusalOf(fetcher.fetch(`${url}/busy`))) as BusyHostError).retryAtMs).toBe(
      start + 86_400_000,
    );
    expect((await refusalOf(fetcher.fetch(url))).message).toContain('until 2026-03-02 11:00 UTC');
    now += 3_600_000;
    await expect(fetcher.fetch(url)).resolves.toBeTruthy();
  });

  test('a busy host that says nothing is asked again', async () => {
    const { fetcher, url } = await serve((_, response) => void response.writeHead(429).end());
    expect((await refusalOf(fetcher.fetch(url))).message).toContain('asks for fewer requests (429)');
    expect((await refusalOf(fetcher.fetch(url))).code).toBe('too-many-requests');
  });
});

test.each([
  ['https://www.ledger.example/', 'ledger.example'],
  ['https://ledger.example./', 'ledger.example'],
  ['http://LEDGER.example:8080/', 'ledger.example'],
  ['https://news.ledger.example/', 'news.ledger.example'],
  ['http://[2606:4700::1]:8080/', '[2606:4700::1]'],
])('%s is the host %s', (url, key) => {
  expect(hostKey(new URL(url))).toBe(key);
});

test('what was not changed is not sent again', async () => {
  const validators = { etag: 'W/"\u00e9"', lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' };
  const { fetcher, url } = await serve((request, response) => {
    response.setHeader('etag', validators.etag).setHeader('last-modified', validators.lastModified);
    const isKnown = request.headers['if-none-match'] === validators.etag;
    response
      .writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html' })
      .end(isKnown ? undefined : Buffer.from(page));
  });
  const first = await fetcher.fetch(url);
  expect(first.validators).toEqual(validators);
  expect(await fetcher.fetch(url, { validators })).toMatchObject({ status: 304, bytes: new Uint8Array() });
});

async function rulesOf(content: string | number, now: () => number = () => start) {
  const { fetcher, server, url } = await serve((_, response) => {
    if (typeof content === 'number') response.writeHead(content).end();
    else response.setHeader('content-type', 'text/plain').end(content);
  });
  const robots = new FetchedRobots(fetcher, now);
  const ask = async (path: string): Promise<string> =>
    robots.require(new URL(`${url}${path}`)).then(
      () => 'allowed',
      (error: { readonly code: string }) => error.code,
    );
  return { ask, server };
}

describe('robots.txt', () => {
  test.each([
    ['one for all bots', 'User-agent: *\nDisallow: /', '/a', 'robots-refuse'],
    ['the longer rule', 'User-agent: *\nDisallow: /\nAllow: /a', '/a', 'allowed'],
    ['an empty rule', 'User-agent: *\nDisallow:', '/a', 'allowed'],
    ['one for us', 'User-agent: DATELINE\nDisallow: /x\n\nUser-agent: *\nDisallow: /', '/a', 'allowed'],
    ['a pattern', 'User-agent: Dateline\nDisallow: /*.rss$', '/a.rss', 'robots-refuse'],
    ['one for others', 'User-agent: other\nDisallow: /', '/a', 'allowed'],
    ['a page', '<html><body>Welcome</body></html>', '/a', 'allowed'],
    ['nothing', '', '/a', 'allowed'],
    ['no such file', 404, '/a', 'allowed'],
    ['a closed file', 403, '/a', 'allowed'],
    ['a fault', 500, '/a', 'robots-unknown'],
    ['a pause', 503, '/a', 'robots-unknown'],
    ['too many requests', 429, '/a', 'too-many-requests'],
    [
      'a trap of patterns',
      `User-agent: *\n${'Disallow: /*a*a*a*b\n'.repeat(2_000)}`,
      `/${'a'.repeat(999)}`,
      'robots-refuse',
    ],
    [
      'many patterns',
      `User-agent: *\n${'Disallow: /*a*a*b\n'.repeat(1_500)}`,
      `/${'a'.repeat(999)}`,
      'allowed',
    ],
    ['a file of 600 KB', `# ${'x'.repeat(600_000)}`, '/a', 'robots-unknown'],
  ])('%s', async (_, content, path, verdict) => {
    const { ask } = await rulesOf(content);
    const started = performance.now();
    expect(await ask(path)).toBe(verdict);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('is asked for once a day; once more after ten minutes where it could not be had', async () => {
    let now = start;
    const kept = await rulesOf('User-agent: *\nAllow: /', () => now);
    const lost = await rulesOf(500, () => now);
    for (const { ask } of [kept, lost]) await Promise.all([ask('/a'), ask('/b')]);
    now += 601_000;
    for (const { ask } of [kept, lost]) await ask('/c');
    expect([kept.server.requests.length, lost.server.requests.length]).toEqual([1, 2]);
    now += 86_400_000;
    await kept.ask('/d');
    expect(kept.server.requests).toHaveLength(2);
  });
});
