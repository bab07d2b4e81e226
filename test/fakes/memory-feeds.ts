import type { CollectionId } from '../../src/archive/collection-id.js';
import { withoutPerson } from '../../src/archive/forgotten-person.js';
import {
  rememberedItems,
  type Feed,
  type FeedChanges,
  type FeedItemState,
  type Feeds,
  type NewFeed,
  type NotedFeedItem,
} from '../../src/archive/feeds.js';

interface NotedItem extends FeedItemState {
  readonly notedAt: string;
}

/** The feeds of the archive that forgets everything. */
export class MemoryFeeds implements Feeds {
  readonly #feeds = new Map<string, Feed>();
  readonly #items = new Map<string, Map<string, NotedItem>>();

  async add(feed: NewFeed, most: number): Promise<'added' | 'known' | 'full'> {
    const own = await this.list(feed.collection);
    if (own.some(({ url }) => url === feed.url)) return 'known';
    if (own.length >= most) return 'full';
    this.#feeds.set(feed.id, {
      ...feed,
      addedAt: moment(feed.addedAt),
      nextPollAt: moment(feed.nextPollAt),
      announcingStopped: null,
      pausedAt: null,
      pausedBy: null,
      lastSuccessAt: null,
      etag: null,
      lastModified: null,
      failures: 0,
      failingSince: null,
      lastError: null,
      rhythm: null,
    });
    this.#items.set(feed.id, new Map());
    return 'added';
  }

  async list(collection: CollectionId): Promise<readonly Feed[]> {
    return [...this.#feeds.values()].filter((feed) => feed.collection === collection);
  }

  async feed(feedId: string): Promise<Feed | null> {
    return this.#feeds.get(feedId) ?? null;
  }

  async due(now: string): Promise<readonly Feed[]> {
    return this.#polled().filter(({ nextPollAt }) => nextPollAt <= moment(now));
  }

  async nextDue(): Promise<string | null> {
    return this.#polled()[0]?.nextPollAt ?? null;
  }

  async change(feedId: string, changes: FeedChanges): Promise<Feed | null> {
    const feed = this.#feeds.get(feedId);
    if (!feed) return null;
    const changed = { ...feed, ...changes };
    this.#feeds.set(feedId, { ...changed, nextPollAt: moment(changed.nextPollAt) });
    return this.feed(feedId);
  }

  async remove(feedId: string): Promise<boolean> {
    this.#items.delete(feedId);
    return this.#feeds.delete(feedId);
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return this.forget(collection);
  }

  ofPerson(personId: string): readonly Feed[] {
    return [...this.#feeds.values()].filter(({ addedBy }) => addedBy.id === personId);
  }

  forgetEverywhere(personId: string): void {
    for (const feed of this.ofPerson(personId)) this.#feeds.set(feed.id, withoutPerson(feed, personId));
  }

  forget(collection: CollectionId): number {
    const own = [...this.#feeds.values()].filter((feed) => feed.collection === collection);
    for (const { id } of own) {
      this.#items.delete(id);
      this.#feeds.delete(id);
    }
    return own.length;
  }

  async items(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, NotedFeedItem>> {
    const known = new Map<string, NotedFeedItem>();
    for (const key of keys) {
      const item = this.#items.get(feedId)?.get(key);
      if (item) known.set(key, { ...item });
    }
    return known;
  }

  async noteItem(feedId: string, key: string, state: FeedItemState, now: string): Promise<void> {
    const items = this.#items.get(feedId);
    if (!items) return;
    items.set(key, { ...state, notedAt: moment(now) });
    const oldest = [...items].sort(([, one], [, other]) => one.notedAt.localeCompare(other.notedAt));
    for (const [forgotten] of oldest.slice(0, Math.max(0, items.size - rememberedItems)))
      items.delete(forgotten);
  }

  #polled(): readonly Feed[] {
    return [...this.#feeds.values()]
      .filter(({ pausedAt }) => pausedAt === null)
      .sort((one, other) => one.nextPollAt.localeCompare(other.nextPollAt));
  }
}

function moment(iso: string): string {
  return new Date(iso).toISOString();
}
