import type { CollectionId } from '../../src/archive/collection-id.js';
import { anonymous } from './memory-desk-people.js';
import type { Digest, DigestChanges, DigestRhythm, Digests } from '../../src/archive/digests.js';

/** The digests of the archive that forgets everything. */
export class MemoryDigests implements Digests {
  readonly #digests = new Map<string, Digest>();

  async set(digest: Digest): Promise<void> {
    this.#digests.set(keyOf(digest), inOneSpelling(digest));
  }

  async list(collection: CollectionId): Promise<readonly Digest[]> {
    return [...this.#digests.values()]
      .filter((digest) => digest.collection === collection)
      .sort((one, other) => one.rhythm.localeCompare(other.rhythm));
  }

  async posted(): Promise<readonly Digest[]> {
    return [...this.#digests.values()]
      .filter(({ stopped }) => stopped === null)
      .sort((one, other) => one.nextAt.localeCompare(other.nextAt) || (keyOf(one) < keyOf(other) ? -1 : 1));
  }

  async due(now: string): Promise<readonly Digest[]> {
    const latest = new Date(now).toISOString();
    return (await this.posted()).filter(({ nextAt }) => nextAt <= latest);
  }

  async nextAfter(now: string): Promise<string | null> {
    const latest = new Date(now).toISOString();
    return (await this.posted()).find(({ nextAt }) => nextAt > latest)?.nextAt ?? null;
  }

  async change(
    named: Pick<Digest, 'collection' | 'rhythm' | 'setUp'>,
    changes: DigestChanges,
  ): Promise<Digest | null> {
    const digest = this.#digests.get(keyOf(named));
    if (digest?.setUp.at !== named.setUp.at) return null;
    const changed = inOneSpelling({ ...digest, ...changes });
    this.#digests.set(keyOf(named), changed);
    return changed;
  }

  async remove(collection: CollectionId, rhythm: DigestRhythm): Promise<boolean> {
    return this.#digests.delete(keyOf({ collection, rhythm }));
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return this.forget(collection);
  }

  ofPerson(personId: string): readonly Digest[] {
    return [...this.#digests.values()].filter(({ setUp }) => setUp.by.id === personId);
  }

  forgetEverywhere(personId: string): void {
    for (const digest of this.ofPerson(personId)) {
      const { place, setUp } = digest;
      if (place.kind === 'person' && place.id === personId) this.#digests.delete(keyOf(digest));
      else this.#digests.set(keyOf(digest), { ...digest, setUp: anonymous(setUp, personId) });
    }
  }

  forget(collection: CollectionId): number {
    const own = [...this.#digests.values()].filter((digest) => digest.collection === collection);
    for (const digest of own) this.#digests.delete(keyOf(digest));
    return own.length;
  }
}

function keyOf({ collection, rhythm }: Pick<Digest, 'collection' | 'rhythm'>): string {
  return `${collection} ${rhythm}`;
}

function inOneSpelling(digest: Digest): Digest {
  return {
    ...digest,
    nextAt: new Date(digest.nextAt).toISOString(),
    newSince: new Date(digest.newSince).toISOString(),
  };
}
