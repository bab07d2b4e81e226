import type { Fetcher } from './guarded-fetch.js';
import type { RobotsRules } from './robots-rules.js';

/** Fetches as `fetcher` does, but nothing that its site's robots.txt keeps from bots: for what no person asked for. */
export function politeFetcher(fetcher: Fetcher, robots: RobotsRules): Fetcher {
  const permit = (url: URL, signal: AbortSignal): Promise<void> => robots.require(url, signal);
  return { fetch: (url, options) => fetcher.fetch(url, { ...options, permit }) };
}
