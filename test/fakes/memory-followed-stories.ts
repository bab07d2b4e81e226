import type { CollectionId } from '../../src/archive/collection-id.js';
import {
  rememberedAnnouncementMs,
  type FollowedStories,
  type FollowedStory,
  type FollowedStoryChanges,
} from '../../src/archive/followed-stories.js';
import { anonymous } from './memory-desk-people.js';
import { placeKey, type Place } from '../../src/archive/place.js';

interface Announced {
  readonly collection: CollectionId;
  readonly atMs: number;
}

/** The followed stories of the archive that forgets everything. */
export class MemoryFollowedStories implements FollowedStories {
  readonly #followed = new Map<string, FollowedStory>();
  readonly #known = new Map<string, Set<string>>();
  /** By place and article. */
  readonly #announced = new Map<string, Announced>();

  async add(followed: FollowedStory, known: readonly string[], most: number): Promise<'added' | 'full'> {
    const own = await this.list(followed.collection);
    const same = own.find(
      ({ place, storyId }) => storyId === followed.storyId && placeKey(place) === placeKey(followed.place),
    );
    if (!same && own.length >= most) return 'full';
    if (same) await this.remove(same.id);
    const { quietUntil } = followed;
    this.#followed.set(followed.id, { ...followed, quietUntil: quietUntil && moment(quietUntil) });
    this.#known.set(followed.id, new Set(known));
    return 'added';
  }

  async list(collection: CollectionId): Promise<readonly FollowedStory[]> {
    return [...this.#followed.values()].filter((followed) => followed.collection === collection);
  }

  async collections(): Promise<readonly CollectionId[]> {
    return [...new Set([...this.#followed.values()].map(({ collection }) => collection))].sort();
  }

  async change(id: string, changes: FollowedStoryChanges): Promise<FollowedStory | null> {
    const followed = this.#followed.get(id);
    if (!followed) return null;
    const changed = { ...followed, ...changes };
    this.#followed.set(id, { ...changed, quietUntil: changed.quietUntil && moment(changed.quietUntil) });
    return this.#followed.get(id) ?? null;
  }

  async unknown(id: string, articles: readonly string[]): Promise<readonly string[]> {
    return articles.filter((article) => !this.#known.get(id)?.has(article));
  }

  async noteKnown(
    id: string,
    articles: readonly string[],
    changes: FollowedStoryChanges = {},
  ): Promise<void> {
    if (!(await this.change(id, changes))) return;
    for (const article of articles) this.#known.get(id)?.add(article);
  }

  async remove(id: string): Promise<boolean> {
    this.#known.delete(id);
    return this.#followed.delete(id);
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return this.forget(collection);
  }

  ofPerson(personId: string): readonly FollowedStory[] {
    return [...this.#followed.values()].filter(({ setUp }) => setUp.by.id === personId);
  }

  forgetEverywhere(personId: string): void {
    const own = placeKey({ kind: 'person', id: personId });
    for (const key of this.#announced.keys()) if (key.startsWith(`${own} `)) this.#announced.delete(key);
    for (const followed of this.ofPerson(personId)) {
      if (placeKey(followed.place) === own) void this.remove(followed.id);
      else this.#followed.set(followed.id, { ...followed, setUp: anonymous(followed.setUp, personId) });
    }
  }

  forget(collection: CollectionId): number {
    const own = [...this.#followed.values()].filter((followed) => followed.collection === collection);
    for (const { id } of own) {
      this.#known.delete(id);
      this.#followed.delete(id);
    }
    for (const [key, announced] of this.#announced) {
      if (announced.collection === collection) this.#announced.delete(key);
    }
    return own.length;
  }

  async announcedIn(place: Place, articles: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(articles.filter((article) => this.#announced.has(`${placeKey(place)} ${article}`)));
  }

  async noteAnnounced(
    collection: CollectionId,
    place: Place,
    articles: readonly string[],
    now: string,
  ): Promise<void> {
    const atMs = Date.parse(moment(now));
    for (const article of articles)
      this.#announced.set(`${placeKey(place)} ${article}`, { collection, atMs });
    for (const [key, announced] of this.#announced) {
      if (announced.atMs < atMs - rememberedAnnouncementMs) this.#announced.delete(key);
    }
  }
}

function moment(iso: string): string {
  return new Date(iso).toISOString();
}
