import type { RequestListener } from 'node:http';
import { expect } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { GuardedFetcher, type GuardedFetcherOptions } from '../../../src/reading/fetch/guarded-fetch.js';
import { hostileNames } from './hostile-urls.js';
import { startWebServer, type WebServer } from './web-server.js';

export const page = '<html><body><p>The bridge is open.</p></body></html>';

export async function resolve(name: string): Promise<readonly string[]> {
  const addresses = hostileNames[name] ?? (name.endsWith('.news.example') ? ['127.0.0.1'] : null);
  if (addresses === null) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
  return addresses;
}

export function fetcherFor(server: WebServer, options: GuardedFetcherOptions = {}): GuardedFetcher {
  return new GuardedFetcher({
    resolve,
    permitAddress: (address, port) => address === '127.0.0.1' && port === server.port,
    deadlineMs: 3_000,
    ...options,
  });
}

export async function serve(
  listener: RequestListener,
): Promise<{ server: WebServer; fetcher: GuardedFetcher; url: string }> {
  const server = await startWebServer(listener);
  return { server, fetcher: fetcherFor(server), url: `http://a.news.example:${server.port}` };
}

export const html: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'text/html; charset=UTF-8').end(page);
};

export async function refusalOf(promise: Promise<unknown>): Promise<UserError> {
  const error: unknown = await promise.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}
