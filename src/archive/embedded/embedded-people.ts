import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Forgotten, People } from '../people.js';
import type { UseCollection } from './embedded-requests.js';

/** Rows that are written before others get their turn: each may be some ten kilobytes. */
const sliceSize = 200;

/** Does what must wait while the collection's file is being copied or read for damage. */
type InTurn = (work: () => Promise<void>) => Promise<void>;

/** People in a collection whose files are open only while they are used. */
export class EmbeddedPeople implements People {
  readonly #use: UseCollection;
  readonly #inTurn: InTurn;

  constructor(use: UseCollection, inTurn: InTurn) {
    this.#use = use;
    this.#inTurn = inTurn;
  }

  readonly counts: People['counts'] = (personId) => this.#use(({ people }) => people.counts(personId));
  readonly answers: People['answers'] = (...args) => this.#use(({ people }) => people.answers(...args));
  readonly articles: People['articles'] = (personId) => this.#use(({ people }) => people.articles(personId));

  async forget(personId: string): Promise<Forgotten> {
    const counts = await this.counts(personId);
    if (Object.values(counts).some((count) => count > 0)) await this.#use(({ people }) => people.wantScrub());
    const deleted = await this.#deleteOwn(personId);
    // Versions before answers: an answer that is given meanwhile takes its sources from there.
    while (await this.#use(({ people }) => people.forgetInVersions(personId, sliceSize))) await nextTurn();
    await this.#use(({ people }) => people.forgetInArticles(personId));
    for (let after: number | null = 0; after !== null; await nextTurn()) {
      const from: number = after;
      after = await this.#use(({ people }) => people.forgetInAnswers(personId, deleted, from, sliceSize));
    }
    try {
      await this.#emptyLog();
    } catch (error) {
      if (!(await this.#isScrubWanted())) throw error;
      // It is in the log still; the purge that is wanted for that sees to it.
    }
    return { ...counts, isPurgeWanted: await this.#isScrubWanted() };
  }

  async #deleteOwn(personId: string): Promise<Set<string>> {
    const deleted = new Set<string>();
    for (;;) {
      const some = await this.#use(({ people }) => people.deleteOwn(personId, sliceSize));
      for (const id of some) deleted.add(id);
      if (some.length < sliceSize) return deleted;
      await nextTurn();
    }
  }

  async dropAnswers(askedBefore: string): Promise<number> {
    let dropped = 0;
    for (;;) {
      const some = await this.#use(({ people }) => people.dropAnswers(askedBefore, sliceSize));
      dropped += some;
      if (some < sliceSize) break;
      await nextTurn();
    }
    // Also of what was dropped before, while the log could not be emptied.
    if (dropped > 0 || (await this.#isScrubWanted())) await this.#emptyLog();
    return dropped;
  }

  #isScrubWanted(): Promise<boolean> {
    return this.#use(({ people }) => people.isScrubWanted());
  }

  /** Whoever copies or checks the file keeps what he reads in the log until he is done. */
  #emptyLog(): Promise<void> {
    return this.#inTurn(() => this.#use(({ people }) => people.emptyLog()));
  }
}
