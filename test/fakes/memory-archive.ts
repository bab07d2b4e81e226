import type { Archive, Settings } from '../../src/archive/archive.js';
import type { Damage } from '../../src/archive/damage.js';
import type { ArchiveFigures } from '../../src/archive/archive-figures.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { LocalClaims } from '../../src/archive/claims.js';
import { LocalSignals } from '../../src/archive/signals.js';
import { UserError } from '../../src/errors.js';
import { MemoryAudit } from './memory-audit.js';
import { MemoryCollection } from './memory-collection.js';
import { MemoryDeskPeople } from './memory-desk-people.js';
import { MemoryDigests } from './memory-digests.js';
import { MemoryJobs } from './memory-jobs.js';
import { MemoryFeeds } from './memory-feeds.js';
import { MemoryUsage } from './memory-usage.js';
import { MemoryFollowedStories } from './memory-followed-stories.js';

/**
 * An archive that forgets everything when it is dropped: for tests that need one which really
 * searches, but no files. It passes the same contract as the real ones.
 */
export class MemoryArchive implements Archive {
  readonly isShared = false;
  readonly signals = new LocalSignals();
  readonly jobs = new MemoryJobs(this.signals);
  readonly claims = new LocalClaims();
  readonly settings = new MemorySettings();
  readonly feeds = new MemoryFeeds();
  readonly usage = new MemoryUsage();
  readonly audit = new MemoryAudit();
  readonly digests = new MemoryDigests();
  readonly followedStories = new MemoryFollowedStories();
  readonly people = new MemoryDeskPeople(this);
  readonly #dimension: number;
  readonly #collections = new Map<CollectionId, MemoryCollection>();

  /** @param dimension numbers in a vector; 384 is that of the shipped model. */
  constructor(dimension = 384) {
    this.#dimension = dimension;
  }

  collection(id: CollectionId): MemoryCollection {
    const collection =
      this.#collections.get(id) ??
      new MemoryCollection(id, this.#dimension, () => {
        this.jobs.forget(id);
        this.settings.forget(id);
        this.feeds.forget(id);
        this.usage.forget(id);
        this.audit.forget(id);
        this.digests.forget(id);
        this.followedStories.forget(id);
      });
    this.#collections.set(id, collection);
    return collection;
  }

  /** Those that hold something. */
  async collections(): Promise<readonly CollectionId[]> {
    return [...this.#collections]
      .filter(([, collection]) => !collection.isEmpty)
      .map(([id]) => id)
      .sort();
  }

  async backup(): Promise<never> {
    throw new UserError('no-backup', 'What is kept in memory only is not backed up.');
  }

  async verify(): Promise<readonly Damage[]> {
    return [];
  }

  figures(): ArchiveFigures {
    return { openCollections: this.#collections.size, indexPoints: 0, indexesAtWork: 0 };
  }

  async requireWritable(): Promise<void> {}

  async close(): Promise<void> {}
}

class MemorySettings implements Settings {
  readonly #values = new Map<CollectionId, Map<string, string>>();

  async get(collection: CollectionId, key: string): Promise<unknown> {
    return JSON.parse(this.#values.get(collection)?.get(key) ?? 'null') as unknown;
  }

  async set(collection: CollectionId, key: string, value: unknown): Promise<void> {
    const values = this.#values.get(collection) ?? new Map<string, string>();
    values.set(key, JSON.stringify(value ?? null));
    this.#values.set(collection, values);
  }

  forget(collection: CollectionId): void {
    this.#values.delete(collection);
  }
}
