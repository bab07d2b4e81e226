import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { asError, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { refusalOf } from './request-guard.js';

/** A response that is whole. */
export interface PageAnswer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** The name under which it is saved instead of shown. */
  readonly saveAs?: string;
}

/** Answers a request; null: it has begun to write to `response` itself, and goes on. */
export type PageRoute = (request: PageRequest, response: ServerResponse) => Promise<PageAnswer | null>;

export interface PageRequest {
  readonly query: URLSearchParams;
  /** The fields and files of a form. @throws UserError where it is too large or none */
  form(): Promise<FormData>;
}

/** A file may have 25 MB; text is beside it. */
const mostBytes = 26 * 2 ** 20;

/** Nothing from elsewhere, no script and no style in the text, no frame around it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify',
].join('; ');

/** With `no-referrer` browsers would name no origin when a form without a script is sent, and it would be refused. */
const headersOfAll: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves routes on 127.0.0.1 below a path that nobody guesses, to the page itself and to nobody else. */
export class PageServer {
  readonly #routes: ReadonlyMap<string, PageRoute>;
  readonly #logger: Logger;
  readonly #token = randomBytes(16).toString('base64url');
  readonly #server: Server;

  /** @param routes by method and path below the token, as "GET events"; "GET " is the page itself. */
  constructor(routes: ReadonlyMap<string, PageRoute>, logger: Logger) {
    this.#routes = routes;
    this.#logger = logger;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  /** Of the page. */
  get address(): string {
    return `http://${this.#host}/${this.#token}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  get #host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const refused = refusalOf({ method, path: url, headers }, this.#host, this.#token);
    if (refused !== null) return send(response, { status: refused, type: 'text/plain', body: 'Refused.\n' });
    const { pathname, searchParams } = new URL(url, 'http://page');
    const route = this.#routes.get(`${method} ${pathname.split('/').slice(2).join('/')}`);
    if (!route) return send(response, { status: 404, type: 'text/plain', body: 'There is nothing here.\n' });
    try {
      const answer = await route({ query: searchParams, form: () => formOf(request) }, response);
      if (answer) send(response, answer);
    } catch (thrown) {
      const isExpected = thrown instanceof UserError;
      if (!isExpected)
        this.#logger.error(
          { error: asError(thrown).message, path: pathname.split('/')[2] },
          'The page failed.',
        );
      const body = isExpected ? thrown.message : 'Something went wrong: see the log.';
      if (!response.headersSent) send(response, { status: isExpected ? 400 : 500, type: 'text/plain', body });
      else response.end();
    }
  }
}

/** Begins a stream of events (HTML Standard, "Server-sent events"). */
export function beginEvents(response: ServerResponse): (event: object) => void {
  response.writeHead(200, { ...headersOfAll, 'content-type': 'text/event-stream' });
  return (event) => response.write(`data: ${JSON.stringify(event)}\n\n`);
}

function send(response: ServerResponse, { status = 200, type, body, saveAs }: PageAnswer): void {
  const disposition =
    saveAs === undefined
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}` };
  response.writeHead(status, { ...headersOfAll, 'content-type': `${type}; charset=utf-8`, ...disposition });
  response.end(body);
}

async function formOf(request: IncomingMessage): Promise<FormData> {
  const tooLarge = new UserError('form-too-large', 'That is too large: a file may have 25 MB.');
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge;
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) request.destroy(tooLarge);
  });
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  try {
    return await new Response(body, { headers }).formData();
  } catch (error) {
    if (bytes > mostBytes) throw tooLarge;
    throw new UserError('no-form', 'That is no form that the page sends.', { cause: error });
  }
}
