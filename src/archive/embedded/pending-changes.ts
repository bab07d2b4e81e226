import { setImmediate as nextTurn } from 'node:timers/promises';
import { erasePoints } from './erase-points.js';
import type { PassageStore } from './passage-store.js';
import type { VectorIndex } from './vector-index.js';

/** An index that changes are applied to, and what it holds. */
export interface HeldIndex {
  /** Null where there is none: then nothing has to be changed. */
  readonly index: VectorIndex | null;
  /** Of later passages it holds none. */
  readonly indexedThrough: number;
  readonly passages: PassageStore;
  /** Numbers in a vector. */
  readonly dimension: number;
}

/** What became of passages since a vector index was last changed for it. */
export class PendingChanges {
  #withdrawn: number[] = [];
  #restored: number[] = [];
  #erasable: number[] = [];

  /** They are not searched any more. */
  withdraw(passageIds: readonly number[]): void {
    this.#withdrawn.push(...passageIds);
  }

  /** They were withdrawn, and are searched again. */
  restore(passageIds: readonly number[]): void {
    const restored = new Set(passageIds);
    this.#withdrawn = this.#withdrawn.filter((id) => !restored.has(id));
    this.#restored.push(...passageIds);
  }

  /** They were withdrawn, and nothing of them is to be left. */
  erase(passageIds: readonly number[]): void {
    this.#erasable.push(...passageIds);
  }

  /** Takes out what was withdrawn. @returns whether the index was changed */
  applyWithdrawals(index: VectorIndex | null): boolean {
    const ids = this.#withdrawn.splice(0);
    for (const id of ids) index?.remove(id);
    return ids.length > 0;
  }

  /** Applies everything. @returns whether the index was changed */
  async apply(held: HeldIndex): Promise<boolean> {
    const withdrawn = this.applyWithdrawals(held.index);
    const restored = await this.#takeBack(held);
    return (await this.#erase(held)) || withdrawn || restored;
  }

  /** Those that are in the index are put into it anew; later ones it meets by itself. */
  async #takeBack({ index, indexedThrough, passages }: HeldIndex): Promise<boolean> {
    const ids = this.#restored.splice(0).filter((id) => id <= indexedThrough);
    for (const [id, vector] of passages.vectors(ids)) {
      index?.add(id, vector);
      await nextTurn();
    }
    return ids.length > 0;
  }

  /** A change also where none of them is in the index: a snapshot from before may hold one. */
  async #erase({ index, passages, dimension }: HeldIndex): Promise<boolean> {
    const ids = this.#erasable.splice(0);
    if (!index || ids.length === 0) return false;
    await erasePoints(index, ids, { passages, dimension });
    return true;
  }
}
