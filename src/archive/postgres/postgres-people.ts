import type { Forgotten, People } from '../people.js';
import type { CollectionAccess } from './collection-rooms.js';

/** Answers that are looked through in one transaction: each may be some ten kilobytes. */
const sliceSize = 200;

/** People in a collection. */
export class PostgresPeople implements People {
  readonly #access: CollectionAccess;

  constructor(access: CollectionAccess) {
    this.#access = access;
  }

  readonly counts: People['counts'] = (personId) =>
    this.#access.read(({ people }) => people.counts(personId));
  readonly answers: People['answers'] = (...args) =>
    this.#access.read(({ people }) => people.answers(...args));
  readonly articles: People['articles'] = (personId) =>
    this.#access.read(({ people }) => people.articles(personId));
  readonly dropAnswers: People['dropAnswers'] = (askedBefore) =>
    this.#access.write(({ people }) => people.dropAnswers(askedBefore));

  /** No purge is wanted for the bytes of what was deleted: they are PostgreSQL's to overwrite. */
  async forget(personId: string): Promise<Forgotten> {
    const counts = await this.counts(personId);
    const deleted = new Set(await this.#access.write(({ people }) => people.deleteOwn(personId)));
    // Versions before answers: an answer that is given meanwhile takes its sources from there.
    await this.#access.write(({ people }) => people.forgetInVersions(personId));
    await this.#access.write(({ people }) => people.forgetInArticles(personId));
    for (let after: number | null = 0; after !== null;) {
      const from: number = after;
      after = await this.#access.write(({ people }) =>
        people.forgetInAnswers(personId, deleted, from, sliceSize),
      );
    }
    return { ...counts, isPurgeWanted: false };
  }
}
