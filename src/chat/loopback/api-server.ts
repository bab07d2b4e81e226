import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../../logger.js';
import { DiscordRefusal, notFound, unauthorized, unavailable } from './discord-refusal.js';
import { readRequestBody } from './request-body.js';
import { matchPath, type ApiResponse, type Route } from './routes/route.js';

/** A request that the bot made, and what came of it. */
export interface RecordedRequest {
  readonly method: string;
  /** Below `/api/v10`, without the query: `/channels/1/messages`. */
  readonly path: string;
  readonly query: string;
  /** The JSON body (in a multipart request, `payload_json`); undefined without one. */
  readonly body: unknown;
  readonly fileNames: readonly string[];
  readonly status: number;
  /** What Discord answered; undefined for 204. */
  readonly response: unknown;
}

export interface ApiServerOptions {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly logger: Logger | null;
}

/** How long a rate-limited bot is told to wait. */
const retryAfterSeconds = 0.05;

const rateLimited: ApiResponse = {
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global: false },
};

/** So many requests are kept: enough for any test, and no leak in a chat that runs for days. */
const recordLimit = 10_000;

/** The HTTP side, on 127.0.0.1 and a free port. */
export class ApiServer {
  readonly server: Server;
  readonly requests: RecordedRequest[] = [];
  readonly #options: ApiServerOptions;
  readonly #listeners = new Set<(request: RecordedRequest) => void>();
  readonly #refusals: ('rate limit' | 'failure')[] = [];

  constructor(options: ApiServerOptions) {
    this.#options = options;
    this.server = createServer((request, response) => void this.#serve(request, response));
    // As long as Discord’s: with Node’s five seconds a busy bot sends into a connection that has just been closed.
    this.server.keepAliveTimeout = 60_000;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /** @returns a function that ends the listening */
  onRequest(listener: (request: RecordedRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Answers the next `count` requests with 429 or with 503, whatever they are. */
  refuseNext(count: number, why: 'rate limit' | 'failure'): void {
    this.#refusals.push(...Array.from({ length: count }, () => why));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '');
    const method = request.method ?? 'GET';
    let body: unknown;
    let fileNames: readonly string[] = [];
    let answer: ApiResponse;
    try {
      const read = await readRequestBody(request);
      body = read.json;
      fileNames = read.files.map((file) => file.name);
      const authorized = request.headers.authorization === `Bot ${this.#options.token}`;
      const why = this.#refusals.shift();
      if (why === 'failure') throw unavailable();
      answer = why
        ? rateLimited
        : this.#answer({ method, path, query: url.searchParams, body, files: read.files, authorized });
    } catch (error) {
      answer = this.#refused(error);
    }
    const recorded: RecordedRequest = {
      method,
      path,
      query: url.search,
      body,
      fileNames,
      status: answer.status,
      response: answer.body,
    };
    this.requests.push(recorded);
    if (this.requests.length > recordLimit) this.requests.shift();
    this.#options.logger?.debug({ method, path, status: answer.status }, 'loopback request');
    for (const listener of this.#listeners) listener(recorded);
    write(response, answer);
  }

  #answer(request: Parameters<Route['handle']>[0]): ApiResponse {
    for (const route of this.#options.routes) {
      const parts = route.method === request.method ? matchPath(route.pattern, request.path) : null;
      if (!parts) continue;
      if (!route.withoutToken && !request.authorized) throw unauthorized();
      return route.handle(request, parts);
    }
    throw notFound();
  }

  #refused(error: unknown): ApiResponse {
    if (error instanceof DiscordRefusal) return { status: error.status, body: error.body };
    this.#options.logger?.error({ err: error }, 'the loopback Discord failed');
    return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
  }
}

/** A 204 must carry no JSON content type, or discord.js tries to read a body. */
function write(response: ServerResponse, { status, body }: ApiResponse): void {
  if (status === 204) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(status === 429 ? { 'retry-after': String(retryAfterSeconds) } : {}),
  });
  response.end(JSON.stringify(body));
}
