import { setImmediate as nextTurn } from 'node:timers/promises';
import { asError } from '../../errors.js';
import type { SearchFilter } from '../collection.js';
import type { IndexKeeperParts } from './index-keeper-parts.js';
import { loadIndex } from './load-index.js';
import { PendingChanges } from './pending-changes.js';
import { VectorIndex } from './vector-index.js';

/** Up to so many searchable passages a collection has no index: comparing all of them takes about 5 ms and is exact. */
export const exactSearchLimit = 2_000;
/** How long the event loop is held at a time by work that can wait. */
const sliceMs = 4;
const batchSize = 64;
/** Saved without being asked once so many passages, and a quarter of the index, would have to be added again after a crash. */
const unsavedLimit = 5_000;

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };

/**
 * Keeps a collection's vector index behind its passages. SQLite is the truth and the index only
 * makes haste: it holds the searchable passages up to `indexedThrough`, and whoever searches compares
 * the later ones himself. So a passage is found from the moment it is stored, whether the index
 * is being loaded, built, or saved. All changes to the index are made by one loop, one after another.
 */
export class IndexKeeper {
  /** Up to so many searchable passages all are compared, and there is no index. */
  readonly exactSearchLimit: number;
  readonly #parts: IndexKeeperParts;
  #index: VectorIndex | null = null;
  #indexedThrough = 0;
  #savedThrough = 0;
  #loading: Promise<void> | null = null;
  /** Whether the index differs from the snapshot. */
  #isChanged = false;
  #isSaveWanted = false;
  #isReleaseWanted = false;
  #isClosing = false;
  /** Whether passages were stored or withdrawn since the loop last looked. */
  #hasNews = false;
  readonly #pending = new PendingChanges();
  #loop: Promise<void> | null = null;

  constructor(parts: IndexKeeperParts) {
    this.#parts = parts;
    this.exactSearchLimit = parts.exactSearchLimit ?? exactSearchLimit;
  }

  /** The searchable passages up to this id are found by `search`; 0 where there is no index. */
  get indexedThrough(): number {
    return this.#indexedThrough;
  }

  /** Points in the index. */
  get size(): number {
    return this.#index?.size ?? 0;
  }

  /** Whether it is being loaded, built or saved. */
  get isAtWork(): boolean {
    return this.#loop !== null;
  }

  /** Memory that the index takes, in bytes. */
  get bytes(): number {
    return this.#index?.bytes ?? 0;
  }

  /** Ids of the nearest passages up to `indexedThrough`, nearest first. Some may have been withdrawn since. */
  search(vector: Float32Array, count: number): readonly number[] {
    return this.#index?.search(vector, count) ?? [];
  }

  /** To be called when passages were stored or withdrawn. */
  update(withdrawn: readonly number[] = []): void {
    this.#pending.withdraw(withdrawn);
    this.#hasNews = true;
    this.#start();
  }

  /**
   * Loads a saved index where that was not done yet: opening a collection takes no memory for one. Resolves when it is loaded,
   * or found missing or unusable, which is sooner than everything could be compared; what it lacks is added from then on.
   */
  loaded(): Promise<void> {
    if (!this.#loading) {
      this.#loading = this.#load();
      this.update();
    }
    return this.#loading;
  }

  /** Resolves when the index holds everything that was stored before. */
  async settled(): Promise<void> {
    while (this.#loop) await this.#loop;
  }

  /** To be called when withdrawn passages are searched again. */
  restore(passageIds: readonly number[]): void {
    this.#pending.restore(passageIds);
    this.update();
  }

  /**
   * Overwrites the vectors of passages that were withdrawn, and saves the index without them. Where it cannot be saved, as
   * on a full disk, the saved one is removed: it would still hold them, and is built anew where it is needed.
   */
  async erase(passageIds: readonly number[]): Promise<void> {
    await this.loaded();
    await this.settled();
    // A snapshot that is not in use holds vectors of what was searched when it was made.
    if (!this.#index) return this.#parts.snapshot.remove();
    this.#pending.erase(passageIds);
    await this.save();
    if (this.#isChanged) await this.#parts.snapshot.remove();
  }

  /** Lets the index catch up, and saves it where it has changed. */
  save(): Promise<void> {
    return this.#afterWhatGoesOn(() => (this.#isSaveWanted = true));
  }

  /** Gives the memory of the index back, once it is saved; it is loaded again where it is asked for. */
  release(): Promise<void> {
    return this.#afterWhatGoesOn(() => (this.#isReleaseWanted = true));
  }

  async #afterWhatGoesOn(want: () => void): Promise<void> {
    await this.settled();
    want();
    this.#start();
    await this.settled();
  }

  /** Ends work in progress and saves what there is. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.settled();
    this.#applyWithdrawals();
    await this.#saveNow();
    this.#index?.release();
    this.#index = null;
  }

  #start(): void {
    this.#loop ??= this.#work()
      .catch((error: unknown) => {
        // Search goes on exactly; the next change, or the next start, tries again.
        this.#parts.logger.error({ error: asError(error).message }, 'The vector index could not be kept.');
      })
      .finally(() => {
        this.#loop = null;
        if (this.#hasNews && !this.#isClosing) this.#start();
      });
  }

  async #work(): Promise<void> {
    await nextTurn();
    this.#hasNews = false;
    await this.loaded();
    const { passages, dimension } = this.#parts;
    const held = { index: this.#index, indexedThrough: this.#indexedThrough, passages, dimension };
    if (await this.#pending.apply(held)) this.#isChanged = true;
    while (!this.#isClosing && this.#isWanted() && (await this.#addBatch())) {
      this.#applyWithdrawals();
      if (this.#isSaveDue()) await this.#saveNow();
    }
    if (this.#isSaveWanted) await this.#saveNow();
    // Last: what was asked for before is done while there is an index to do it in.
    if (this.#isReleaseWanted) await this.#releaseNow();
  }

  /** What could not be saved stays: it would have to be built again. */
  async #releaseNow(): Promise<void> {
    this.#isReleaseWanted = false;
    this.#applyWithdrawals();
    await this.#saveNow();
    if (!this.#index || this.#isChanged) return;
    this.#index.release();
    this.#index = null;
    this.#loading = null;
    this.#indexedThrough = 0;
    this.#savedThrough = 0;
  }

  #isWanted(): boolean {
    return this.#index !== null || this.#parts.passages.searchableCount() > this.exactSearchLimit;
  }

  /** False where nothing was left to add. */
  async #addBatch(): Promise<boolean> {
    const batch = this.#parts.passages.vectorsAfter(this.#indexedThrough, everything, batchSize);
    let sliceEnd = performance.now() + sliceMs;
    for (const { id, vector } of batch) {
      if (performance.now() > sliceEnd) {
        await nextTurn();
        if (this.#isClosing) return false;
        sliceEnd = performance.now() + sliceMs;
      }
      this.#index ??= VectorIndex.create(this.#parts.dimension);
      this.#index.add(id, vector);
      this.#indexedThrough = id;
      this.#isChanged = true;
    }
    await nextTurn();
    if (batch.length > 0) this.#parts.onGrown?.();
    return batch.length > 0;
  }

  #applyWithdrawals(): void {
    if (this.#pending.applyWithdrawals(this.#index)) this.#isChanged = true;
  }

  #isSaveDue(): boolean {
    const unsaved = this.#indexedThrough - this.#savedThrough;
    return unsaved > unsavedLimit && unsaved > this.size / 4;
  }

  async #saveNow(): Promise<void> {
    this.#isSaveWanted = false;
    if (!this.#index || !this.#isChanged || this.size === 0) return;
    this.#isChanged = false;
    this.#savedThrough = this.#indexedThrough;
    try {
      await this.#parts.snapshot.save({ index: this.#index, indexedThrough: this.#indexedThrough });
    } catch (error) {
      this.#isChanged = true;
      // Nothing is lost by it but time at the next start.
      this.#parts.logger.warn({ error: asError(error).message }, 'The vector index could not be saved.');
    }
  }

  async #load(): Promise<void> {
    const saved = await loadIndex({ ...this.#parts, exactSearchLimit: this.exactSearchLimit });
    if (!saved) return;
    this.#index = saved.index;
    this.#indexedThrough = saved.indexedThrough;
    this.#savedThrough = saved.indexedThrough;
    this.#parts.onGrown?.();
  }
}
