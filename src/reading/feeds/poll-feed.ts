import type { Archive } from '../../archive/archive.js';
import { isToBeDoneLater } from '../../archive/archive-trouble.js';
import type { Article, Provenance } from '../../archive/article.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { Feed } from '../../archive/feeds.js';
import { textHash } from '../../archive/text-hash.js';
import type { Embedder } from '../../embedding/embedder.js';
import { UserError } from '../../errors.js';
import type { Fetcher } from '../fetch/guarded-fetch.js';
import { BusyHostError } from '../fetch/host-pauses.js';
import type { AddOutcome } from '../article-input.js';
import type { Extractor } from '../page/extractor.js';
import { permittedFetcher, requirePermittedHost, type HostRules } from '../host-rules.js';
import type { ReadingContext } from '../read-article.js';
import { takeIn } from '../take-in.js';
import type { FeedItem } from './feed-document.js';
import type { FeedParser } from './feed-parser.js';
import { fetchFeed, type FetchedFeed } from './fetch-feed.js';
import { readFeedItem } from './read-feed-item.js';

/** What a poll works with. */
export interface PollParts {
  readonly archive: Archive;
  /** Heeds robots.txt. */
  readonly fetcher: Fetcher;
  readonly parser: FeedParser;
  readonly extractor: Extractor;
  readonly embedder: Embedder;
  /** From which hosts a collection takes articles. */
  readonly hostRules: (collection: CollectionId) => Promise<HostRules>;
  /** Has what waits for articles looked after when some were added; nothing waits for them unless told. */
  readonly aroundAddition?: AroundAddition | undefined;
  /** Sees that a collection may take one more article. @throws UserError */
  readonly requireRoom?: ((collection: CollectionId) => Promise<void>) | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Does what may add articles to a collection. */
export type AroundAddition = <Result>(
  collection: CollectionId,
  work: () => Promise<Result>,
) => Promise<Result>;

/** What one poll brought. */
export interface PollResult {
  /** Null where nothing has changed since the last one. */
  readonly fetched: FetchedFeed | null;
  /** New articles, the oldest first. */
  readonly added: readonly Article[];
  /** Items that the archive had already, or has a newer version of now. */
  readonly known: number;
  readonly refused: readonly RefusedItem[];
  /** Whether there are items to be tried once more. */
  readonly isUnfinished: boolean;
}

export interface RefusedItem {
  /** Its address, else its title. */
  readonly item: string;
  readonly reason: string;
}

/** An item that cannot be read is tried so often, one poll each. */
const mostAttempts = 3;
/** Some feeds date all their items anew whenever they are asked: so many pages are read again of one poll. */
const mostUpdates = 5;
/** What may be gone by the next poll. */
const passing: ReadonlySet<string> = new Set([
  'timeout',
  'no-reply',
  'server-error',
  'too-many-requests',
  'host-paused',
  'server-busy',
  'no-connection',
  'dead-host',
  'fetch-failed',
  'robots-unknown',
]);

/**
 * Polls a feed once: fetches it unless that was done already, and takes in the articles of those of its items that are
 * new, one after the other, the oldest first.
 * @throws UserError where the feed cannot be had or read, or nothing can be stored. Rejects with `signal.reason` when aborted.
 */
export async function pollFeed(
  feed: Feed,
  given: FetchedFeed | null,
  unbound: PollParts,
  signal: AbortSignal,
): Promise<PollResult> {
  await unbound.requireRoom?.(feed.collection);
  const rules = await unbound.hostRules(feed.collection);
  const parts = {
    ...unbound,
    fetcher: permittedFetcher(unbound.fetcher, rules),
    permitHost: (host: string) => requirePermittedHost(rules, host),
  };
  const validators = { etag: feed.etag, lastModified: feed.lastModified };
  const fetched = given ?? (await fetchFeed(feed.url, validators, { ...parts, signal }));
  if (fetched === null) return { fetched, added: [], known: 0, refused: [], isUnfinished: false };
  const { feeds } = parts.archive;
  const items = fetched.document.items.toReversed();
  const states = await feeds.items(
    feed.id,
    items.map(({ key }) => key),
  );
  const added: Article[] = [];
  const refused: RefusedItem[] = [];
  let known = 0;
  let isUnfinished = false;
  let updates = 0;
  for (const item of items) {
    const state = states.get(item.key);
    const attempts = state?.attempts ?? 0;
    const isUpdate = state?.done === true && isNewer(item.modifiedAt, state.notedAt);
    if (state?.done && !isUpdate) continue;
    if (isUpdate) updates += 1;
    if (updates > mostUpdates && isUpdate) {
      isUnfinished = true;
      continue;
    }
    signal.throwIfAborted();
    // Removed, or its collection deleted: nothing may be added to it any more.
    if (!(await feeds.feed(feed.id))) break;
    await unbound.requireRoom?.(feed.collection);
    const note = (done: boolean, tried: number, at = new Date(parts.now()).toISOString()): Promise<void> =>
      feeds.noteItem(feed.id, item.key, { done, attempts: tried }, at);
    try {
      const outcome = await takeItem(item, { feed, finalUrl: fetched.finalUrl, isUpdate }, parts, signal);
      if (outcome?.status === 'added') added.push(outcome.article);
      else known += 1;
      await note(true, 0);
    } catch (error) {
      signal.throwIfAborted();
      if (isToBeDoneLater(error) || !(error instanceof UserError)) throw error;
      // A host that wants to be left alone says nothing about the item: it is not held against it.
      const tried = attempts + (error instanceof BusyHostError ? 0 : 1);
      const isOver = !passing.has(error.code) || tried >= mostAttempts;
      if (!isOver) isUnfinished = true;
      refused.push({ item: item.url ?? item.title ?? item.key, reason: error.message });
      // An update that is still to be read is known by its item having been noted before it.
      await (isUpdate && !isOver ? note(true, tried, state.notedAt) : note(isOver, tried));
    }
  }
  return { fetched, added, known, refused, isUnfinished };
}

/**
 * Null where nothing need be fetched: the archive has the item's address already, or, of an update, not any more.
 */
async function takeItem(
  item: FeedItem,
  {
    feed,
    finalUrl,
    isUpdate,
  }: { readonly feed: Feed; readonly finalUrl: string; readonly isUpdate: boolean },
  parts: PollParts & Pick<ReadingContext, 'permitHost'>,
  signal: AbortSignal,
): Promise<AddOutcome | null> {
  const { archive, embedder, fetcher, extractor, permitHost } = parts;
  const collection = archive.collection(feed.collection);
  const identity = { url: item.url, externalId: null, textHash: textHash('') };
  const existing = item.url === null ? null : await collection.find(identity);
  if ((existing !== null) !== isUpdate) return null;
  // What was read from its page is not replaced by what the feed carries of it.
  const isPage = existing !== null && !isInFeed(existing.article.provenance);
  const content = await readFeedItem(
    isPage ? { ...item, html: null } : item,
    { feedUrl: feed.url, finalUrl },
    {
      by: feed.addedBy,
      retrievedAt: new Date(parts.now()).toISOString(),
      fetcher,
      extractor,
      permitHost,
      signal,
    },
  );
  const take = (): Promise<AddOutcome> => takeIn(content, collection, embedder, { signal });
  return parts.aroundAddition?.(collection.id, take) ?? take();
}

function isNewer(modifiedAt: string | null, notedAt: string): boolean {
  return modifiedAt !== null && Date.parse(modifiedAt) > Date.parse(notedAt);
}

function isInFeed(provenance: Provenance): boolean {
  return provenance.kind === 'feed' && provenance.inFeed === true;
}
