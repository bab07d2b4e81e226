import { randomInt } from 'node:crypto';
import { isArchiveTrouble } from '../archive/archive-trouble.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Feed, Feeds, NewFeed } from '../archive/feeds.js';
import { UserError } from '../errors.js';
import { keptError } from '../kept-error.js';
import type { Fetcher } from '../reading/fetch/guarded-fetch.js';
import type { RobotsRules } from '../reading/fetch/robots-rules.js';
import type { FeedKeeper } from '../reading/feeds/feed-keeper.js';
import type { FeedParser } from '../reading/feeds/feed-parser.js';
import { feedAddress, findFeed } from '../reading/feeds/find-feed.js';
import { opmlFile } from '../reading/feeds/opml-file.js';
import { permittedFetcher, type HostRules } from '../reading/host-rules.js';
import type { AddedFeed, AddFeedRequest, FeedDesk, FeedImport, ImportFeedsRequest } from './feed-desk.js';

/** So many feeds may a collection follow. */
export const mostFeeds = 50;
/** Largest OPML file that is read. */
const maximumOpmlBytes = 2 * 2 ** 20;
/** Crockford's base 32: no letter that is taken for a digit. */
const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export interface LocalFeedDeskParts {
  readonly feeds: Feeds;
  readonly keeper: FeedKeeper;
  readonly parser: FeedParser;
  readonly fetcher: Fetcher;
  readonly robots: RobotsRules;
  /** From which hosts a collection takes articles, and feeds. */
  readonly hostRules: (collection: CollectionId) => Promise<HostRules>;
  readonly now: () => Date;
}

/** The feeds of the process that holds the archive. */
export class LocalFeedDesk implements FeedDesk {
  readonly #parts: LocalFeedDeskParts;

  constructor(parts: LocalFeedDeskParts) {
    this.#parts = parts;
  }

  async add(request: AddFeedRequest): Promise<AddedFeed> {
    const { feeds, keeper, now } = this.#parts;
    const given = feedAddress(request.url);
    const followed = await feeds.list(request.collection);
    const same = followed.find(({ url }) => url === given);
    if (same) throw isKnown(same);
    if (followed.length >= mostFeeds) throw isFull();
    const fetcher = permittedFetcher(this.#parts.fetcher, await this.#parts.hostRules(request.collection));
    const found = await findFeed(given, { ...this.#parts, fetcher, now: () => now().getTime() });
    const { document } = found.fetched;
    const added = this.#newFeed(request, found.url, document.title);
    const outcome = await feeds.add(added, mostFeeds);
    if (outcome === 'full') throw isFull();
    if (outcome === 'known') throw isKnown(added);
    const feed = await this.#named(request.collection, added.id);
    keeper.begin(feed, found.fetched);
    return {
      feed,
      format: document.format,
      items: document.itemCount,
      isNamedByPage: found.isNamedByPage,
      namedFeeds: found.namedFeeds,
    };
  }

  list(collection: CollectionId): Promise<readonly Feed[]> {
    return this.#parts.feeds.list(collection);
  }

  async remove(collection: CollectionId, name: string): Promise<Feed> {
    const feed = await this.#named(collection, name);
    await this.#parts.feeds.remove(feed.id);
    await this.#parts.keeper.cancel(feed.id);
    return feed;
  }

  async pause(collection: CollectionId, name: string): Promise<Feed> {
    const { feeds, keeper, now } = this.#parts;
    const feed = await this.#named(collection, name);
    if (feed.pausedAt !== null) return feed;
    const paused = await feeds.change(feed.id, { pausedAt: now().toISOString(), pausedBy: 'person' });
    await keeper.cancel(feed.id);
    return paused ?? feed;
  }

  async resume(collection: CollectionId, name: string): Promise<Feed> {
    const { feeds, keeper } = this.#parts;
    const feed = await this.#named(collection, name);
    const resumed = await feeds.change(feed.id, {
      announcingStopped: null,
      pausedAt: null,
      pausedBy: null,
      // What was failing begins a week of its own. When the next poll is due stays: neither the hour between two polls
      // nor what the server asked for is over sooner because somebody paused meanwhile.
      failures: 0,
      failingSince: null,
    });
    keeper.look();
    return resumed ?? feed;
  }

  async importOpml({ opml, ...request }: ImportFeedsRequest): Promise<FeedImport> {
    const { feeds, parser, keeper } = this.#parts;
    if (opml.byteLength > maximumOpmlBytes) {
      throw new UserError('opml-too-large', { limit: maximumOpmlBytes / 2 ** 20 });
    }
    const added: Feed[] = [];
    const refused: { url: string; reason: string }[] = [];
    let known = 0;
    for (const outline of await parser.outlines(opml)) {
      try {
        const feed = this.#newFeed(request, feedAddress(outline.url), outline.title);
        const outcome = await feeds.add(feed, mostFeeds);
        if (outcome === 'full') throw isFull();
        if (outcome === 'known') known += 1;
        else added.push(await this.#named(request.collection, feed.id));
      } catch (error) {
        if (!(error instanceof UserError) || isArchiveTrouble(error)) throw error;
        refused.push({ url: outline.url.slice(0, 200), reason: keptError(error) });
      }
    }
    keeper.look();
    return { added, known, refused };
  }

  async exportOpml(collection: CollectionId): Promise<string> {
    const feeds = await this.list(collection);
    if (feeds.length > 0) return opmlFile(feeds);
    throw new UserError('no-feeds');
  }

  poll(collection: CollectionId) {
    return this.#parts.keeper.poll(collection);
  }

  async removeAll(collection: CollectionId): Promise<number> {
    const { feeds, keeper } = this.#parts;
    const all = await feeds.list(collection);
    await feeds.removeAll(collection);
    await Promise.all(all.map(({ id }) => keeper.cancel(id)));
    return all.length;
  }

  #newFeed(request: Omit<AddFeedRequest, 'url'>, url: string, title: string | null): NewFeed {
    const { collection, by, addedIn, announceIn } = request;
    const addedAt = this.#parts.now().toISOString();
    return {
      id: newFeedId(),
      collection,
      url,
      title,
      addedBy: by,
      addedAt,
      addedIn,
      announceIn,
      nextPollAt: addedAt,
    };
  }

  async #named(collection: CollectionId, name: string): Promise<Feed> {
    const feeds = await this.list(collection);
    const wanted = name.trim().toLowerCase();
    const titled = feeds.filter(({ title }) => title?.toLowerCase() === wanted);
    const feed =
      feeds.find(({ id }) => id === wanted) ??
      feeds.find(({ url }) => url.toLowerCase() === wanted || url === address(name)) ??
      (titled.length === 1 ? titled[0] : undefined);
    if (feed) return feed;
    throw new UserError('no-feed', { name: name.trim().slice(0, 100) });
  }
}

function address(text: string): string | null {
  try {
    return feedAddress(text);
  } catch {
    return null;
  }
}

function isKnown({ title, url }: Pick<Feed, 'title' | 'url'>): UserError {
  return new UserError('feed-known', { feed: title ?? url });
}

function isFull(): UserError {
  return new UserError('too-many-feeds', { most: mostFeeds });
}

/** "f" and six characters, 30 random bits: short enough to type. */
function newFeedId(): string {
  return `f${Array.from({ length: 6 }, () => idAlphabet[randomInt(idAlphabet.length)]).join('')}`;
}
