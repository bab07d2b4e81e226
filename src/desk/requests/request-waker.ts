import type { Archive } from '../../archive/archive.js';
import { parseCollectionId, type CollectionId } from '../../archive/collection-id.js';

/** The kind of the jobs that look after the requests of a collection. */
export const requestsKind = 'requests';

/** No article has come for so long: what an import brings is looked at as a whole. */
const quietMs = 2_000;
/** A job that was put off is not taken sooner again: see JobRunner. */
const leastDelayMs = 1_000;
/** An import that takes longer than this is not waited for. */
const longestWaitMs = 120_000;

interface Additions {
  /** Under way. */
  active: number;
  /** Milliseconds since 1970. */
  sinceMs: number;
  lastMs: number;
}

export interface WakerParts {
  readonly archive: Archive;
  readonly now: () => Date;
  /** Has the jobs looked at: another may be due sooner than those before it. */
  readonly wake: () => void;
}

/**
 * Sees to it that the requests of a collection are looked at after articles were added to it. The job for it is kept
 * before the first article is, so that no crash in between loses it.
 */
export class RequestWaker {
  readonly #parts: WakerParts;
  readonly #additions = new Map<CollectionId, Additions>();
  /** Until when each collection's next job is put off, in milliseconds since 1970. */
  readonly #wanted = new Map<CollectionId, number>();

  constructor(parts: WakerParts) {
    this.#parts = parts;
  }

  /** Does what may add articles to a collection. */
  async around<Result>(collection: CollectionId, work: () => Promise<Result>): Promise<Result> {
    await this.#wantWhereOpen(collection);
    const nowMs = this.#nowMs();
    const additions = this.#additions.get(collection) ?? { active: 0, sinceMs: nowMs, lastMs: nowMs };
    this.#additions.set(collection, additions);
    additions.active += 1;
    try {
      return await work();
    } finally {
      additions.active -= 1;
      additions.lastMs = this.#nowMs();
      // It may have been asked for meanwhile.
      await this.#wantWhereOpen(collection);
      if (additions.active === 0 && !this.#wanted.has(collection)) this.#additions.delete(collection);
    }
  }

  /** Has the requests of a collection looked at after so long. */
  async want(collection: CollectionId, delayMs: number): Promise<void> {
    const atMs = this.#nowMs() + delayMs;
    const wantedMs = this.#wanted.get(collection);
    if (wantedMs !== undefined && wantedMs <= atMs && this.#isWanted(collection)) return;
    this.#wanted.set(collection, atMs);
    const runAfter = new Date(atMs).toISOString();
    await this.#parts.archive.jobs.enqueueBy({ kind: requestsKind, collection, payload: null, runAfter });
    this.#parts.wake();
  }

  /**
   * To be called when a job for it is taken: what is wanted from now on takes another one.
   * @returns a moment (ISO 8601) at which to try again, where articles are still coming; null where they are not.
   */
  begin(collection: string): string | null {
    const id = parseCollectionId(collection);
    const additions = this.#additions.get(id);
    const nowMs = this.#nowMs();
    if (additions && nowMs - additions.sinceMs < longestWaitMs) {
      const quietAtMs = (additions.active > 0 ? nowMs : additions.lastMs) + quietMs;
      if (quietAtMs > nowMs) {
        const atMs = Math.max(quietAtMs, nowMs + leastDelayMs);
        this.#wanted.set(id, atMs);
        return new Date(atMs).toISOString();
      }
    }
    this.#wanted.delete(id);
    if (additions && additions.active > 0) additions.sinceMs = nowMs;
    else this.#additions.delete(id);
    return null;
  }

  /** Another process may have taken a job that was due. */
  #isWanted(collection: CollectionId): boolean {
    return (this.#wanted.get(collection) ?? -Infinity) >= this.#nowMs();
  }

  async #wantWhereOpen(collection: CollectionId): Promise<void> {
    if (this.#isWanted(collection)) return;
    const { requests } = this.#parts.archive.collection(collection);
    if ((await requests.openCount()) > 0) await this.want(collection, quietMs);
  }

  #nowMs(): number {
    return this.#parts.now().getTime();
  }
}
