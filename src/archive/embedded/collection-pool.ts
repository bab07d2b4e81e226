import { setImmediate as nextTurn } from 'node:timers/promises';
import { asError, SetupError, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { isOutOfHandles } from '../archive-trouble.js';
import type { CollectionId } from '../collection-id.js';
import type { OpenCollection } from './open-collection.js';
import { damagedCode } from './storage-error.js';

export interface CollectionPoolOptions {
  /** Collections kept open; more are open only while all of them are in use. */
  readonly capacity: number;
  readonly open: (id: CollectionId) => OpenCollection;
  readonly logger: Logger;
}

interface Entry {
  readonly collection: OpenCollection;
  readonly running: Set<Promise<unknown>>;
}

type Work<Result> = (collection: OpenCollection) => Result | Promise<Result>;

interface Begun<Result> {
  readonly call: Promise<Result>;
  /** What it is noted in while it runs. */
  readonly running: Set<Promise<unknown>>;
}

/** Opens collections when they are used, and closes the least recently used, never under a running call. */
export class CollectionPool {
  readonly #options: CollectionPoolOptions;
  /** Least recently used first. */
  readonly #entries = new Map<CollectionId, Entry>();
  /** Those that are being closed; these promises are never rejected. */
  readonly #closing = new Map<CollectionId, Promise<void>>();
  #isClosed = false;

  constructor(options: CollectionPoolOptions) {
    this.#options = options;
  }

  /** Collections that are open now, to be looked at and no more: they may be closed at any moment. */
  opened(): readonly OpenCollection[] {
    return [...this.#entries.values()].map(({ collection }) => collection);
  }

  /**
   * Runs `work` on the open collection.
   * @throws SetupError where its files cannot be used; UserError where they cannot be at the moment, and "collection-damaged"
   *   where one is damaged.
   */
  async use<Result>(id: CollectionId, work: Work<Result>): Promise<Result> {
    const { call, running } = await this.#begin(id, work);
    try {
      return await call;
    } catch (error) {
      throw this.#forPeople(id, error);
    } finally {
      running.delete(call);
      this.#closeSurplus();
    }
  }

  /** Closes a collection once nobody uses it, and runs `work` before anybody can open it again. */
  async withClosed(id: CollectionId, work: () => Promise<void>): Promise<void> {
    while (this.#closing.has(id)) await this.#closing.get(id);
    await this.#close(id, work);
  }

  /** Waits for running calls and closes everything. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const id of this.#entries.keys()) void this.#close(id);
    await Promise.all(this.#closing.values());
  }

  /**
   * Begins `work` once the collection is not being closed: found open and noted as in use in one step, so that nobody closes
   * it in between. Where no file handle is left, what nobody uses is closed, and it is tried once more.
   * @throws UserError where that does not help: what is open goes on.
   */
  async #begin<Result>(id: CollectionId, work: Work<Result>): Promise<Begun<Result>> {
    // A question asks some twenty things one after another, which would hold the event loop for all of its 30 ms.
    await nextTurn();
    while (this.#closing.has(id)) await this.#closing.get(id);
    try {
      return this.#beginNow(id, work);
    } catch (error) {
      const unused = [...this.#entries].filter(([, { running }]) => running.size === 0);
      if (!isOutOfHandles(error) || unused.length === 0) throw error;
      for (const [unusedId] of unused) void this.#close(unusedId);
      await Promise.all(this.#closing.values());
      while (this.#closing.has(id)) await this.#closing.get(id);
      return this.#beginNow(id, work);
    }
  }

  /** To be called while the collection is not being closed. */
  #beginNow<Result>(id: CollectionId, work: Work<Result>): Begun<Result> {
    const { collection, running } = this.#entry(id);
    const call = (async () => work(collection))();
    running.add(call);
    return { call, running };
  }

  #entry(id: CollectionId): Entry {
    if (this.#isClosed) throw new Error('The archive is closed.');
    const entry = this.#entries.get(id) ?? { collection: this.#open(id), running: new Set() };
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    return entry;
  }

  #open(id: CollectionId): OpenCollection {
    try {
      return this.#options.open(id);
    } catch (error) {
      throw this.#forPeople(id, error);
    }
  }

  /** A damaged file is a matter of this collection alone: whoever asks is told so, and whoever runs Dateline is told which. */
  #forPeople(id: CollectionId, thrown: unknown): unknown {
    if (!(thrown instanceof SetupError) || thrown.code !== damagedCode) return thrown;
    this.#options.logger.error({ collection: id, error: thrown.message }, 'A collection is damaged.');
    return new UserError('collection-damaged', { collection: id }, { cause: thrown });
  }

  #closeSurplus(): void {
    for (const [id, { running }] of this.#entries) {
      if (this.#entries.size <= this.#options.capacity) return;
      if (running.size === 0) void this.#close(id);
    }
  }

  #close(id: CollectionId, work: () => Promise<void> = async () => {}): Promise<void> {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    const closed = this.#closeUnused(id, entry).then(work);
    const forget = (): void => {
      this.#closing.delete(id);
    };
    this.#closing.set(id, closed.then(forget, forget));
    return closed;
  }

  async #closeUnused(id: CollectionId, entry: Entry | undefined): Promise<void> {
    if (!entry) return;
    await Promise.allSettled(entry.running);
    try {
      await entry.collection.close();
    } catch (error) {
      this.#options.logger.error(
        { collection: id, error: asError(error).message },
        'A collection was not closed cleanly.',
      );
    }
  }
}
