import type { Archive } from '../archive/archive.js';
import type { OpinionDesk } from './opinion-desk.js';

/** Opinions in the archive. */
export class LocalOpinionDesk implements OpinionDesk {
  readonly #archive: Archive;
  readonly #now: () => Date;

  constructor(archive: Archive, now: () => Date) {
    this.#archive = archive;
    this.#now = now;
  }

  readonly give: OpinionDesk['give'] = (collection, opinion) =>
    this.#archive.collection(collection).feedback.give({ ...opinion, givenAt: this.#now().toISOString() });

  readonly reasons: OpinionDesk['reasons'] = (collection, limit) =>
    this.#archive.collection(collection).feedback.reasons(limit);
}
