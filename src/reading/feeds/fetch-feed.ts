import type { Fetcher, Validators } from '../fetch/guarded-fetch.js';
import type { FeedDocument } from './feed-document.js';
import type { FeedParser } from './feed-parser.js';

/** Largest feed that is read. */
export const maximumFeedBytes = 5 * 2 ** 20;
export const feedAccept =
  'application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml;q=0.9,application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,text/html;q=0.5,*/*;q=0.1';

/** A feed that was fetched and read. */
export interface FetchedFeed {
  readonly document: FeedDocument;
  readonly finalUrl: string;
  readonly validators: Validators;
}

/** What fetching a feed works with. */
export interface FeedFetching {
  readonly fetcher: Fetcher;
  readonly parser: FeedParser;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches and reads a feed; null where the server says that nothing has changed since it sent these validators.
 * @throws UserError where it cannot be had or is none.
 */
export async function fetchFeed(
  url: string,
  validators: Validators | undefined,
  { fetcher, parser, now, signal }: FeedFetching,
): Promise<FetchedFeed | null> {
  const page = await fetcher.fetch(url, {
    accept: feedAccept,
    maximumBytes: maximumFeedBytes,
    validators,
    signal,
  });
  if (page.status === 304) return null;
  const { bytes, charset, finalUrl } = page;
  const document = await parser.feed({ bytes, charset, url: finalUrl }, now(), signal);
  return { document, finalUrl, validators: page.validators };
}
