import { UserError } from '../../errors.js';
import type { Fetcher } from '../fetch/guarded-fetch.js';
import { normaliseUrl } from '../fetch/normalise-url.js';
import type { RobotsRules } from '../fetch/robots-rules.js';
import { politeFetcher } from '../fetch/polite-fetcher.js';
import {
  feedAccept,
  fetchFeed,
  maximumFeedBytes,
  type FeedFetching,
  type FetchedFeed,
} from './fetch-feed.js';

/** A feed that an address led to. */
export interface FoundFeed {
  /** Under which it is to be followed. */
  readonly url: string;
  readonly fetched: FetchedFeed;
  /** True where the address is that of a page, which names the feed. */
  readonly isNamedByPage: boolean;
  /** How many feeds that page names; 1 where the address is the feed's own. */
  readonly namedFeeds: number;
}

export interface FeedFinding extends FeedFetching {
  /** As it is; the page that a person gives is not asked for by a bot alone. */
  readonly fetcher: Fetcher;
  readonly robots: RobotsRules;
}

/** So many of the feeds that a page names are tried. */
const mostTried = 5;

/** The address of a feed as people write it ("feed://…"), normalised. @throws UserError where it is none. */
export function feedAddress(text: string): string {
  return normaliseUrl(
    text
      .trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'https://'),
  );
}

/**
 * The feed at an address, or the first one that can be read of those that the page there names.
 * @param url as `feedAddress` gives it.
 * @throws UserError where there is none, or robots.txt keeps it from being polled.
 */
export async function findFeed(url: string, finding: FeedFinding): Promise<FoundFeed> {
  const { fetcher, robots, parser, now, signal } = finding;
  const page = await fetcher.fetch(url, { accept: feedAccept, maximumBytes: maximumFeedBytes, signal });
  const given = { bytes: page.bytes, charset: page.charset, url: page.finalUrl };
  try {
    const document = await parser.feed(given, now(), signal);
    await robots.require(new URL(url), signal);
    await robots.require(new URL(page.finalUrl), signal);
    const fetched = { document, finalUrl: page.finalUrl, validators: page.validators };
    return { url, fetched, isNamedByPage: false, namedFeeds: 1 };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'not-a-feed') throw error;
    return firstNamed(url, await parser.links(given, signal), finding, error);
  }
}

async function firstNamed(
  url: string,
  named: readonly string[],
  finding: FeedFinding,
  noFeed: UserError,
): Promise<FoundFeed> {
  const polite = { ...finding, fetcher: politeFetcher(finding.fetcher, finding.robots) };
  let refused: UserError | null = null;
  for (const link of named.slice(0, mostTried)) {
    try {
      const fetched = await fetchFeed(link, undefined, polite);
      if (fetched) return { url: link, fetched, isNamedByPage: true, namedFeeds: named.length };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused ??= error;
    }
  }
  if (refused === null) throw noFeed;
  throw new UserError(
    'no-readable-feed',
    { host: new URL(url).hostname, reason: refused.message },
    { cause: refused },
  );
}
