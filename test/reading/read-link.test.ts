import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddProgress } from '../../src/reading/article-input.js';
import { GuardedFetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { startWebServer } from './fetch/web-server.js';
import { describe, expect, test } from 'vitest';
import { writeDocx, writeEpub } from './file/packed-files.js';
import { column, writePdf } from './file/pdf-writer.js';
import { body, fixtures, openReader, pasted } from './reading-stage.js';

const read = openReader();

describe('links', () => {
  test('a page', async () => {
    const server = await startWebServer((request, response) => {
      if (request.url === '/go') response.writeHead(301, { location: '/news/story?utm_source=x' }).end();
      else
        response.setHeader('content-type', 'text/html').end(readFileSync(join(fixtures, 'plain-meta.html')));
    });
    const fetcher = new GuardedFetcher({
      resolve: async () => ['127.0.0.1'],
      permitAddress: (_address, port) => port === server.port,
    });
    const stages: AddProgress['stage'][] = [];
    const url = `http://ornbote.example:${server.port}`;
    const content = await read(
      { kind: 'url', url: `${url}/go` },
      { outlet: 'Ornbote' },
      { fetcher, onProgress: ({ stage }) => stages.push(stage) },
    );
    expect(content).toMatchObject({
      title: 'Tramfahrer legen die Arbeit nieder',
      outlet: 'Ornbote',
      authors: ['Jutta Feld'],
      publishedAt: '2023-11-08',
      url: `${url}/news/story`,
      language: 'de-DE',
      provenance: { kind: 'fetched', host: 'ornbote.example' },
    });
    expect(content.original?.mediaType).toBe('text/html');
    expect(stages).toEqual(['fetching', 'reading']);
  });

  test('plain text', async () => {
    const server = await startWebServer((_request, response) => {
      response
        .setHeader('content-type', 'text/plain; charset=utf-8')
        .end(`Bridge agreed in Delvona\n\n${body}`);
    });
    const fetcher = new GuardedFetcher({
      resolve: async () => ['127.0.0.1'],
      permitAddress: (_address, port) => port === server.port,
    });
    expect(
      await read({ kind: 'url', url: `http://www.ledger.example:${server.port}/a.txt` }, {}, { fetcher }),
    ).toMatchObject({
      title: 'Bridge agreed in Delvona',
      outlet: 'ledger.example',
      text: body,
    });
  });

  test.each([
    [
      'application/pdf',
      writePdf([column(['The harbour of Orn is to get a second silo on its quay.'], 50, 700)]),
    ],
    ['application/octet-stream', writeDocx(['The harbour of Orn is to get a second silo on its quay.'])],
    ['text/html', writeEpub(['<p>The harbour of Orn is to get a second silo on its quay.</p>'])],
  ])('a file that is served as %s', async (mediaType, bytes) => {
    const server = await startWebServer((_request, response) => {
      response.setHeader('content-type', mediaType).end(bytes);
    });
    const fetcher = new GuardedFetcher({
      resolve: async () => ['127.0.0.1'],
      permitAddress: (_address, port) => port === server.port,
    });
    const url = `http://www.ledger.example:${server.port}/files/silo%zz`;
    expect(await read({ kind: 'url', url }, {}, { fetcher })).toMatchObject({
      text: 'The harbour of Orn is to get a second silo on its quay.',
      outlet: 'ledger.example',
      url,
      provenance: { kind: 'fetched', host: 'www.ledger.example' },
    });
  });

  test.each([
    ['http://127.0.0.1/', 'private-address'],
    ['http://inside.example/', 'private-address'],
    ['mailto:ana@ledger.example', 'bad-url'],
    ['', 'bad-url'],
  ])('%j is refused', async (url, code) => {
    await expect(read({ kind: 'url', url })).rejects.toMatchObject({ name: 'UserError', code });
  });

  test('an abort', async () => {
    const reason = new Error('no longer wanted');
    await expect(read(pasted(body), {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
