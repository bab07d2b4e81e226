import type { Archive } from '../archive/archive.js';
import { userCollection, type CollectionId } from '../archive/collection-id.js';
import type { PersonCounts } from '../archive/people.js';
import { exportFiles } from './export-files.js';
import { personalRecords } from './personal-records.js';
import type { PersonalSummary, PrivacyDesk } from './privacy-desk.js';
import { enqueuePurge } from './purge-job.js';
import type { RequestDesk } from './request-desk.js';
import { enqueueScrub } from './scrub-job.js';

export interface PrivacyParts {
  readonly archive: Archive;
  readonly requests: Pick<RequestDesk, 'forgetPerson'>;
  /** What ends together with a person's own collection. */
  readonly endings: readonly { removeAll(collection: CollectionId): Promise<number> }[];
  readonly now: () => Date;
}

/** What a person may have done with what is kept of him, in the archive of this process. */
export class LocalPrivacyDesk implements PrivacyDesk {
  readonly #parts: PrivacyParts;

  constructor(parts: PrivacyParts) {
    this.#parts = parts;
  }

  async show(personId: string): Promise<PersonalSummary> {
    const { archive } = this.#parts;
    const own = userCollection(personId);
    const sum = { answers: 0, opinions: 0, requests: 0, articles: 0, servers: 0, ownArticles: 0 };
    for (const id of await archive.collections()) {
      const collection = archive.collection(id);
      const counts = await collection.people.counts(personId);
      sum.answers += counts.answers;
      sum.opinions += counts.opinions;
      sum.requests += counts.requests;
      if (id === own) sum.ownArticles += await collection.articleCount();
      else sum.articles += counts.articles;
      if (id !== own && isAny(counts)) sum.servers += 1;
    }
    const records = await archive.people.records(personId);
    const { feeds, digests, followedStories, deeds } = records;
    return {
      ...sum,
      feeds: feeds.length,
      digests: digests.length,
      followedStories: followedStories.length,
      deeds: deeds.length,
    };
  }

  async export(personId: string, mostBytes: number): Promise<readonly Uint8Array[]> {
    const { archive, now } = this.#parts;
    const facts = { person: personId, exportedAt: now().toISOString() };
    return exportFiles(personalRecords(archive, personId), facts, mostBytes);
  }

  async delete(personId: string): Promise<PersonalSummary> {
    const { archive, endings, now } = this.#parts;
    const before = await this.show(personId);
    const own = userCollection(personId);
    for (const ending of endings) await ending.removeAll(own);
    await archive.collection(own).delete();
    for (const id of await archive.collections()) if (id !== own) await this.#forgetIn(id, personId);
    await archive.people.forget(personId);
    await enqueueScrub(archive, now());
    return before;
  }

  async #forgetIn(id: CollectionId, personId: string): Promise<void> {
    const { archive, requests, now } = this.#parts;
    // First, since it says that bytes are to go, also where the process ends in between.
    const { isPurgeWanted } = await archive.collection(id).people.forget(personId);
    await requests.forgetPerson(id, personId);
    if (isPurgeWanted) await enqueuePurge(archive, id, now());
  }
}

function isAny(counts: PersonCounts): boolean {
  return Object.values(counts).some((count: number) => count > 0);
}
