import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Feed } from '../archive/feeds.js';
import type { Auditor } from './auditor.js';
import type { AddedFeed, AddFeedRequest, FeedDesk, FeedImport, ImportFeedsRequest } from './feed-desk.js';

/** Feeds, with what is done to them noted. */
export class AuditedFeedDesk implements FeedDesk {
  readonly list: FeedDesk['list'] = (collection) => this.#feeds.list(collection);
  readonly exportOpml: FeedDesk['exportOpml'] = (collection) => this.#feeds.exportOpml(collection);
  readonly poll: FeedDesk['poll'] = (collection) => this.#feeds.poll(collection);
  readonly removeAll: FeedDesk['removeAll'] = (collection) => this.#feeds.removeAll(collection);
  readonly #feeds: FeedDesk;
  readonly #auditor: Auditor;

  constructor(feeds: FeedDesk, auditor: Auditor) {
    this.#feeds = feeds;
    this.#auditor = auditor;
  }

  async add(request: AddFeedRequest): Promise<AddedFeed> {
    const added = await this.#feeds.add(request);
    await this.#note(request.collection, request.by, 'feed-added', added.feed);
    return added;
  }

  async importOpml(request: ImportFeedsRequest): Promise<FeedImport> {
    const imported = await this.#feeds.importOpml(request);
    for (const feed of imported.added) {
      await this.#note(request.collection, request.by, 'feed-added', feed);
    }
    return imported;
  }

  async remove(collection: CollectionId, name: string, by: Person): Promise<Feed> {
    const removed = await this.#feeds.remove(collection, name, by);
    await this.#note(collection, by, 'feed-removed', removed);
    return removed;
  }

  async pause(collection: CollectionId, name: string, by: Person): Promise<Feed> {
    const paused = await this.#feeds.pause(collection, name, by);
    await this.#note(collection, by, 'feed-paused', paused);
    return paused;
  }

  async resume(collection: CollectionId, name: string, by: Person): Promise<Feed> {
    const resumed = await this.#feeds.resume(collection, name, by);
    await this.#note(collection, by, 'feed-resumed', resumed);
    return resumed;
  }

  /** Of an address only the host: the rest may hold a secret. */
  #note(
    collection: CollectionId,
    by: Person,
    kind: 'feed-added' | 'feed-removed' | 'feed-paused' | 'feed-resumed',
    { id, title, url }: Feed,
  ): Promise<void> {
    return this.#auditor.note(collection, by, { kind, feed: id, title: title ?? new URL(url).hostname });
  }
}
