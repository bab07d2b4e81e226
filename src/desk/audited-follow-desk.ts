import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { FollowedStory } from '../archive/followed-stories.js';
import type { Auditor } from './auditor.js';
import type { FollowDesk, Following, FollowRequest } from './follow-desk.js';

/** Followed stories, with who follows which and who ends that noted. */
export class AuditedFollowDesk implements FollowDesk {
  readonly list: FollowDesk['list'] = (collection) => this.#following.list(collection);
  readonly removeAll: FollowDesk['removeAll'] = (collection) => this.#following.removeAll(collection);
  readonly #following: FollowDesk;
  readonly #auditor: Auditor;

  constructor(following: FollowDesk, auditor: Auditor) {
    this.#following = following;
    this.#auditor = auditor;
  }

  async follow(request: FollowRequest): Promise<Following> {
    const following = await this.#following.follow(request);
    await this.#note(request.collection, request.setUp.by, 'story-followed', following.followed);
    return following;
  }

  async stop(collection: CollectionId, name: string, by: Person): Promise<FollowedStory> {
    const stopped = await this.#following.stop(collection, name, by);
    await this.#note(collection, by, 'story-unfollowed', stopped);
    return stopped;
  }

  #note(
    collection: CollectionId,
    by: Person,
    kind: 'story-followed' | 'story-unfollowed',
    { id, title }: FollowedStory,
  ): Promise<void> {
    return this.#auditor.note(collection, by, { kind, followed: id, title: title === '' ? null : title });
  }
}
