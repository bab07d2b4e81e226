import type { DeskPeople, DeskRecords } from '../desk-people.js';
import type { AuditStore } from './audit-store.js';
import { dropKeptFiles } from './care/kept-files.js';
import type { Connection } from './connection.js';
import { deskMigrations } from './desk-schema.js';
import type { DigestStore } from './digest-store.js';
import type { FeedsStore } from './feeds-store.js';
import type { FollowedStoryStore } from './followed-story-store.js';
import { emptyLogAtOnce } from './purge-rows.js';
import { dropSchemaCopies } from './schema-copy.js';

interface Stores {
  readonly feeds: FeedsStore;
  readonly digests: DigestStore;
  readonly followedStories: FollowedStoryStore;
  readonly audit: AuditStore;
}

/** People in `desk.sqlite`. */
export class DeskPeopleStore implements DeskPeople {
  readonly #connection: Connection;
  readonly #stores: Stores;
  readonly #inTurn: (scrub: () => Promise<void>) => Promise<void>;

  /** @param inTurn does what must not be done while the file is being copied */
  constructor(connection: Connection, stores: Stores, inTurn: (scrub: () => Promise<void>) => Promise<void>) {
    this.#connection = connection;
    this.#stores = stores;
    this.#inTurn = inTurn;
  }

  async records(personId: string): Promise<DeskRecords> {
    const { feeds, digests, followedStories, audit } = this.#stores;
    return {
      feeds: feeds.ofPerson(personId),
      digests: digests.ofPerson(personId),
      followedStories: followedStories.ofPerson(personId),
      deeds: audit.ofPerson(personId),
    };
  }

  async forget(personId: string): Promise<void> {
    const { feeds, digests, followedStories, audit } = this.#stores;
    this.#connection.transaction(() => {
      for (const store of [feeds, digests, followedStories, audit]) store.forgetEverywhere(personId);
    });
  }

  /** It is small: what is large lies in the collections. */
  scrub(): Promise<void> {
    return this.#inTurn(async () => {
      dropKeptFiles(this.#connection.path);
      dropSchemaCopies(this.#connection.path, deskMigrations.length);
      this.#connection.execute('VACUUM');
      emptyLogAtOnce(this.#connection);
    });
  }
}
