import type { Collection } from '../../archive/collection.js';
import type { CollectionId } from '../../archive/collection-id.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { groupUngrouped } from './group-ungrouped.js';

/** Sees to it that in the collections that are used every article finds its story, also one that was stored without. */
export class StoryTender {
  readonly #logger: Logger;
  readonly #stop = new AbortController();
  /** Those that are being seen to, or were. */
  readonly #tended = new Map<CollectionId, Promise<void>>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Begins, behind what else is done, where it has not begun yet. */
  tend(collection: Collection): void {
    if (this.#tended.has(collection.id) || this.#stop.signal.aborted) return;
    this.#tended.set(collection.id, this.#group(collection));
  }

  /** Ends work in progress, after the article that it is at; what is left is done another time. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#tended.values());
  }

  async #group(collection: Collection): Promise<void> {
    try {
      await groupUngrouped(collection, this.#stop.signal);
    } catch (error) {
      // Stories are missing and nothing else; the next use of the collection tries again.
      this.#tended.delete(collection.id);
      this.#logger.warn(
        { collection: collection.id, error: asError(error).message },
        'Articles could not be grouped into stories.',
      );
    }
  }
}
