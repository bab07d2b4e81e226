import { isUserCollection, type CollectionId } from '../../src/archive/collection-id.js';
import {
  momentFrom,
  usageWindowMs,
  type Refusal,
  type Usage,
  type UseRequest,
} from '../../src/archive/usage.js';

/** Who asked and added when, in memory. */
export class MemoryUsage implements Usage {
  #uses: Pick<UseRequest, 'collection' | 'personId' | 'kind' | 'at'>[] = [];

  async take(request: UseRequest): Promise<Refusal | null> {
    const { collection, personId, kind, at, most, apartMs } = request;
    this.#uses = this.#uses.filter((use) => use.at > momentFrom(at, -usageWindowMs));
    const own = this.#uses
      .filter((use) => use.collection === collection && use.personId === personId && use.kind === kind)
      .map((use) => use.at)
      .toSorted();
    if (most !== null && own.length >= most) {
      const oldest = own.at(-most);
      if (most <= 0 || oldest === undefined) return { rule: 'quota', until: null };
      return { rule: 'quota', until: momentFrom(oldest < at ? oldest : at, usageWindowMs) };
    }
    const last = own.findLast((use) => use <= at && use > momentFrom(at, -apartMs));
    if (last !== undefined) return { rule: 'cool-down', until: momentFrom(last, apartMs) };
    this.#uses.push({ collection, personId, kind, at });
    return null;
  }

  forget(collection: CollectionId): void {
    if (isUserCollection(collection)) return;
    this.#uses = this.#uses.filter((use) => use.collection !== collection);
  }
}
