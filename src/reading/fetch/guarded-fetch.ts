import { lookup } from 'node:dns/promises';
import type { Agent } from 'undici';
import { UserError } from '../../errors.js';
import { connectionRefusal, statusRefusal, timeoutRefusal } from './fetch-refusals.js';
import type { Resolve } from './guarded-connector.js';
import { HostPauses } from './host-pauses.js';
import { hostKey, HostQueue } from './host-queue.js';
import { checkMediaType, readContentType } from './media-type.js';
import { parseUrl, shownAddress } from './parse-url.js';
import { readBody, tooLarge } from './response-body.js';
import { readRetryAfter } from './retry-after.js';
import { checkUrl, type UrlRules } from './url-rules.js';
import { userAgent } from './user-agent.js';

/** What a server says of a resource so that it can be asked whether it has changed; as it came, byte for byte. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A page or file as it came, decompressed. */
export interface FetchedPage {
  /** Where it came from in the end, after redirects. */
  readonly finalUrl: string;
  readonly status: number;
  /** Lower case, without parameters; empty where the server names none. */
  readonly mediaType: string;
  /** As the header names it, lower case; null where it names none. */
  readonly charset: string | null;
  readonly bytes: Uint8Array;
  readonly validators: Validators;
}

export interface FetchOptions {
  /** Ends the fetch, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Of the decompressed body. */
  readonly maximumBytes?: number | undefined;
  /** Only these hosts are read, by https, redirects included; the type of what comes is not looked at then. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Called before each request, that after a redirect too, with its host; a UserError that it throws is the refusal. */
  readonly permitHost?: ((host: string) => void) | undefined;
  /** What is asked for, as the `Accept` header has it; the type of what comes is not looked at then. */
  readonly accept?: string | undefined;
  /** Those that came with what one has: where nothing has changed since, the answer has status 304 and no bytes. */
  readonly validators?: Validators | undefined;
  /** Asked before each address that is fetched, those of redirects included; what it throws ends the fetch. */
  readonly permit?: ((url: URL, signal: AbortSignal) => Promise<void>) | undefined;
}

/** Reads from the web. Refusals are UserErrors of one sentence. */
export interface Fetcher {
  fetch(url: string, options?: FetchOptions): Promise<FetchedPage>;
}

export interface GuardedFetcherOptions {
  /** Of one fetch with its redirects, from the first look-up to the last byte. */
  readonly deadlineMs?: number;
  /** Tests permit their loopback servers with it; wiring for real use leaves it out. */
  readonly permitAddress?: UrlRules['permitAddress'];
  readonly resolve?: Resolve;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const maximumPageBytes = 10 * 2 ** 20;
const maximumRedirects = 5;
const redirectStatus: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const requestHeaders = {
  'user-agent': userAgent,
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.8,text/markdown;q=0.8,*/*;q=0.1',
  'accept-language': '*',
  'accept-encoding': 'gzip, deflate, br',
};

/**
 * The only way to the web. Reaches http and https on public addresses and web ports, follows at most
 * five redirects with the full check each, ignores proxy variables, asks one host one thing at a time, and
 * leaves a host alone that asked for it.
 */
export class GuardedFetcher implements Fetcher {
  readonly #deadlineMs: number;
  readonly #permitAddress: UrlRules['permitAddress'];
  readonly #resolve: Resolve;
  #agent: Promise<Agent> | null = null;
  readonly #hosts = new HostQueue();
  readonly #pauses: HostPauses;
  readonly #now: () => number;

  constructor(options: GuardedFetcherOptions = {}) {
    this.#deadlineMs = options.deadlineMs ?? 15_000;
    this.#permitAddress = options.permitAddress;
    this.#now = options.now ?? Date.now;
    this.#pauses = new HostPauses(this.#now);
    this.#resolve = options.resolve ?? resolveAll;
  }

  /** Loads what it fetches with, which takes a tenth of a second: many who have a fetcher never fetch. */
  async ready(): Promise<void> {
    await this.#loaded();
  }

  #loaded(): Promise<Agent> {
    this.#agent ??= import('./guarded-agent.js').then(
      ({ openGuardedAgent }) => openGuardedAgent(this.#resolve, this.#permitAddress),
      (error: unknown) => {
        // The next one tries again.
        this.#agent = null;
        throw error;
      },
    );
    return this.#agent;
  }

  /** @throws UserError */
  async fetch(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
    const rules = { allowedHosts: options.allowedHosts, permitAddress: this.#permitAddress };
    const seen = new Set<string>();
    let next = parse(url);
    for (;;) {
      const target = next;
      checkUrl(target, rules);
      options.permitHost?.(target.hostname);
      if (seen.has(target.href) || seen.size > maximumRedirects) throw redirectLoop(target.hostname);
      seen.add(target.href);
      // Where that fails it is no fault of the link's.
      await this.#loaded();
      const answer = await this.#ask(target, options, signal).catch((error: unknown) => {
        options.signal?.throwIfAborted();
        throw deadline.aborted
          ? timeoutRefusal(target.hostname, this.#deadlineMs)
          : connectionRefusal(error, target.hostname);
      });
      if (!(answer instanceof URL)) return answer;
      next = answer;
    }
  }

  async #ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<FetchedPage | URL> {
    await options.permit?.(url, signal);
    return this.#hosts.run(hostKey(url), signal, () => this.#get(url, options, signal));
  }

  /** One request: the page, or where it redirects to. */
  async #get(url: URL, options: FetchOptions, signal: AbortSignal): Promise<FetchedPage | URL> {
    const maximumBytes = options.maximumBytes ?? maximumPageBytes;
    // Looked at when its turn has come: whoever was before may just have been told.
    this.#pauses.check(hostKey(url));
    const agent = await this.#loaded();
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: headersFor(options),
      // No connection is kept: each request's addresses are judged anew.
      reset: true,
      signal,
    });
    const { statusCode, headers, body } = response;
    try {
      const location = single(headers['location']);
      if (redirectStatus.has(statusCode) && location !== '') return parse(location, url);
      const { mediaType, charset } = readContentType(single(headers['content-type']));
      const validators = {
        etag: single(headers['etag']) || null,
        lastModified: single(headers['last-modified']) || null,
      };
      const page = { finalUrl: url.href, status: statusCode, mediaType, charset, validators };
      if (statusCode === 304 && options.validators) return { ...page, bytes: new Uint8Array() };
      const retryAtMs = this.#retryAt(url, statusCode, single(headers['retry-after']));
      const refusal = statusRefusal(statusCode, url.hostname, retryAtMs);
      if (refusal) throw refusal;
      if (!options.allowedHosts && options.accept === undefined) checkMediaType(mediaType);
      if (Number(single(headers['content-length'])) > maximumBytes) throw tooLarge(maximumBytes);
      const bytes = await readBody(body, single(headers['content-encoding']), maximumBytes);
      return { ...page, bytes };
    } finally {
      body.once('error', () => undefined);
      body.destroy();
    }
  }

  /** When a busy host wants to be asked again; it is left alone until then. */
  #retryAt(url: URL, status: number, header: string): number | null {
    if (status !== 429 && status !== 503) return null;
    const retryAtMs = readRetryAfter(header, this.#now());
    if (retryAtMs !== null) this.#pauses.add(hostKey(url), retryAtMs);
    return retryAtMs;
  }
}

function headersFor({ accept, validators }: FetchOptions): Record<string, string> {
  return {
    ...requestHeaders,
    ...(accept === undefined ? {} : { accept }),
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

const resolveAll: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
};

function parse(text: string, base?: URL): URL {
  const url = parseUrl(text, base);
  if (url === null) {
    throw new UserError('bad-url', { address: shownAddress(text) });
  }
  url.hash = '';
  return url;
}

function redirectLoop(host: string): UserError {
  return new UserError('redirect-loop', { host });
}

function single(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
