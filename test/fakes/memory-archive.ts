import type { Archive, Settings } from '../../src/archive/archive.js';
import type { Damage } from '../../src/archive/damage.js';
import type { ArchiveFigures } from '../../src/archive/archive-figures.js';
import type { Job, Jobs } from '../../src/archive/jobs.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { UserError } from '../../src/errors.js';
import { MemoryAudit } from './memory-audit.js';
import { MemoryCollection } from './memory-collection.js';
import { MemoryDeskPeople } from './memory-desk-people.js';
import { MemoryDigests } from './memory-digests.js';
import { MemoryFeeds } from './memory-feeds.js';
import { MemoryUsage } from './memory-usage.js';
import { MemoryFollowedStories } from './memory-followed-stories.js';

/**
 * An archive that forgets everything when it is dropped: for tests that need one which really
 * searches, but no files. It passes the same contract as the real ones.
 */
export class MemoryArchive implements Archive {
  readonly jobs = new MemoryJobs();
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

class MemoryJobs implements Jobs {
  #jobs: Job[] = [];
  #lastId = 0;

  async enqueue({ kind, collection, payload, runAfter }: Parameters<Jobs['enqueue']>[0]): Promise<number> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#jobs.push({
      id,
      kind,
      collection,
      payload,
      state: 'queued',
      attempts: 0,
      runAfter: moment(runAfter),
    });
    return id;
  }

  async enqueueOnce(job: Parameters<Jobs['enqueue']>[0]): Promise<boolean> {
    const isThere = this.#jobs.some(
      ({ kind, collection, state }) =>
        kind === job.kind && collection === job.collection && (state === 'queued' || state === 'running'),
    );
    if (!isThere) await this.enqueue(job);
    return !isThere;
  }

  async take(kinds: readonly string[], now?: string): Promise<Job | null> {
    const latest = moment(now);
    const due = this.#jobs
      .filter((job) => job.state === 'queued' && kinds.includes(job.kind) && job.runAfter <= latest)
      .sort((one, other) => one.runAfter.localeCompare(other.runAfter) || one.id - other.id)[0];
    return due ? this.#change(due.id, { state: 'running', attempts: due.attempts + 1 }) : null;
  }

  async waiting(): Promise<ReadonlyMap<string, number>> {
    const open = this.#jobs.filter(({ state }) => state === 'queued' || state === 'running');
    const kinds = [...new Set(open.map(({ kind }) => kind))].sort();
    return new Map(kinds.map((kind) => [kind, open.filter((job) => job.kind === kind).length]));
  }

  async unfinished(): Promise<readonly Job[]> {
    return this.#jobs.filter(({ state }) => state === 'queued' || state === 'running');
  }

  async finish(jobId: number, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void> {
    const state = outcome === 'retry' ? 'queued' : outcome;
    this.#change(jobId, { state, runAfter: moment(runAfter) });
  }

  forget(collection: string): void {
    this.#jobs = this.#jobs.filter((job) => job.collection !== collection);
  }

  #change(id: number, parts: Partial<Job>): Job | null {
    this.#jobs = this.#jobs.map((job) => (job.id === id ? { ...job, ...parts } : job));
    return this.#jobs.find((job) => job.id === id) ?? null;
  }
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

function moment(iso?: string): string {
  return (iso === undefined ? new Date() : new Date(iso)).toISOString();
}
