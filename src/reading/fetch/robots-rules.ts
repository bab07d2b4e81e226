import { createRequire } from 'node:module';
import { UserError } from '../../errors.js';
import type { Fetcher } from './guarded-fetch.js';
import { BusyHostError } from './host-pauses.js';
import { productToken } from './user-agent.js';

/** The part of robots-parser that is used. It is CommonJS, and its types describe it as something else. */
type ParseRobots = (
  url: string,
  content: string,
) => { isAllowed(url: string, userAgent: string): boolean | undefined };
const parseRobots = createRequire(import.meta.url)('robots-parser') as ParseRobots;

/** Decides whether an address may be fetched without a person having asked for it. */
export interface RobotsRules {
  /** @throws UserError "robots-refuse" where the site asks bots not to, "robots-unknown" where it cannot be told now. */
  require(url: URL, signal?: AbortSignal): Promise<void>;
}

/** Null where the rules cannot be had now. */
type Verdict = ((url: string) => 'allowed' | 'refused') | null;

interface Known {
  readonly verdict: Verdict;
  /** What the site could not be reached for; it says more than that its rules are unknown. */
  readonly trouble: UserError | null;
  readonly untilMs: number;
}

const maximumBytes = 512 * 1024;
const keptMs = 24 * 3_600_000;
/** A site whose rules could not be had is asked for them again after this. */
const unknownMs = 600_000;
const manyHosts = 500;
/** Refusals that are about the site as a whole. */
const unreachable: ReadonlySet<string> = new Set([
  'timeout',
  'no-reply',
  'dead-host',
  'no-connection',
  'bad-certificate',
  'host-paused',
  'too-many-requests',
]);
/** Each costs a pass over the address; a site of more has rules that nobody could mean. */
const mostWildcards = 5_000;

/**
 * Reads each site's robots.txt through the guard and keeps it for a day. A site without one (4xx) allows everything; one
 * that cannot answer now (5xx, no connection, too slow) allows nothing until it can.
 */
export class FetchedRobots implements RobotsRules {
  readonly #fetcher: Fetcher;
  readonly #now: () => number;
  readonly #known = new Map<string, Promise<Known>>();

  /** @param now milliseconds since 1970. */
  constructor(fetcher: Fetcher, now: () => number) {
    this.#fetcher = fetcher;
    this.#now = now;
  }

  async require(url: URL, signal?: AbortSignal): Promise<void> {
    const { verdict, trouble } = await this.#rulesOf(url.origin, signal);
    if (trouble) throw trouble;
    if (verdict?.(url.href) === 'allowed') return;
    if (verdict) {
      throw new UserError('robots-refuse', { host: url.hostname, path: url.pathname.slice(0, 80) });
    }
    throw new UserError('robots-unknown', { host: url.hostname });
  }

  async #rulesOf(origin: string, signal: AbortSignal | undefined): Promise<Known> {
    const before = this.#known.get(origin);
    const known = await before?.catch(() => null);
    if (known && known.untilMs > this.#now()) return known;
    signal?.throwIfAborted();
    const current = this.#known.get(origin);
    // Another one asked while this one waited: the same answer serves both.
    if (current !== undefined && current !== before) return this.#rulesOf(origin, signal);
    if (this.#known.size >= manyHosts) this.#known.clear();
    const reading = this.#read(origin, signal);
    this.#known.set(origin, reading);
    // Rejected only where it was aborted: then the next one asks anew.
    reading.catch(() => {
      if (this.#known.get(origin) === reading) this.#known.delete(origin);
    });
    return reading;
  }

  async #read(origin: string, signal: AbortSignal | undefined): Promise<Known> {
    const address = `${origin}/robots.txt`;
    const until = (ms: number): number => this.#now() + ms;
    try {
      const { bytes } = await this.#fetcher.fetch(address, {
        accept: 'text/plain,*/*;q=0.1',
        maximumBytes,
        signal,
      });
      const verdict = verdictOf(address, new TextDecoder().decode(bytes));
      return { verdict, trouble: null, untilMs: until(keptMs) };
    } catch (error) {
      signal?.throwIfAborted();
      const code = error instanceof UserError ? error.code : '';
      // 404 and its kin, and what is no answer with a text (204): there are no rules.
      if (['not-found', 'forbidden', 'bad-status'].includes(code))
        return { verdict: () => 'allowed', trouble: null, untilMs: until(keptMs) };
      const askedMs = error instanceof BusyHostError ? (error.retryAtMs ?? 0) : 0;
      return {
        verdict: null,
        trouble: error instanceof UserError && unreachable.has(code) ? error : null,
        untilMs: Math.min(Math.max(askedMs, until(unknownMs)), until(keptMs)),
      };
    }
  }
}

function verdictOf(address: string, content: string): NonNullable<Verdict> {
  if ((content.match(/\*/g)?.length ?? 0) > mostWildcards) return () => 'refused';
  const rules = parseRobots(address, content);
  return (url) => (rules.isAllowed(url, productToken) === false ? 'refused' : 'allowed');
}
