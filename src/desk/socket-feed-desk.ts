import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Feed } from '../archive/feeds.js';
import type { PollReport } from '../reading/feeds/feed-keeper.js';
import type { AddedFeed, AddFeedRequest, FeedDesk, FeedImport, ImportFeedsRequest } from './feed-desk.js';

/** Has the running process do something with its feeds. */
export type FeedCall = (method: keyof FeedDesk, params: object) => Promise<unknown>;

/** Each call goes to the running process and comes back as if it were done here. */
export class SocketFeedDesk implements FeedDesk {
  readonly #call: FeedCall;

  constructor(call: FeedCall) {
    this.#call = call;
  }

  async add(request: AddFeedRequest): Promise<AddedFeed> {
    return (await this.#call('add', request)) as AddedFeed;
  }

  async list(collection: CollectionId): Promise<readonly Feed[]> {
    return (await this.#call('list', { collection })) as readonly Feed[];
  }

  async remove(collection: CollectionId, name: string, by: Person): Promise<Feed> {
    return (await this.#call('remove', { collection, name, by })) as Feed;
  }

  async pause(collection: CollectionId, name: string, by: Person): Promise<Feed> {
    return (await this.#call('pause', { collection, name, by })) as Feed;
  }

  async resume(collection: CollectionId, name: string, by: Person): Promise<Feed> {
    return (await this.#call('resume', { collection, name, by })) as Feed;
  }

  async importOpml(request: ImportFeedsRequest): Promise<FeedImport> {
    return (await this.#call('importOpml', request)) as FeedImport;
  }

  async exportOpml(collection: CollectionId): Promise<string> {
    return (await this.#call('exportOpml', { collection })) as string;
  }

  async poll(collection: CollectionId): Promise<readonly PollReport[]> {
    return (await this.#call('poll', { collection })) as readonly PollReport[];
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return (await this.#call('removeAll', { collection })) as number;
  }
}
