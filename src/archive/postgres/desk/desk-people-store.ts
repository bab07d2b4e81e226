import type { DeskPeople, DeskRecords } from '../../desk-people.js';
import type { Database } from '../database.js';
import { deedsOf } from './audit-store.js';
import { digestsOf, forgetInDigests } from './digest-store.js';
import { feedsOf, forgetInFeeds } from './feeds-store.js';
import { followedBy, forgetInFollowed } from './followed-story-store.js';

/** People in what belongs to no collection's own tables. */
export class DeskPeopleStore implements DeskPeople {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  records(personId: string): Promise<DeskRecords> {
    return this.#database.desk(async (session) => ({
      feeds: await feedsOf(session, personId),
      digests: await digestsOf(session, personId),
      followedStories: await followedBy(session, personId),
      deeds: await deedsOf(session, personId),
    }));
  }

  async forget(personId: string): Promise<void> {
    await this.#database.desk(async (session) => {
      await forgetInFeeds(session, personId);
      await forgetInDigests(session, personId);
      await forgetInFollowed(session, personId);
      await session.run(
        'UPDATE audit SET person_id = NULL, person_name = NULL WHERE person_id = $1',
        personId,
      );
    });
  }

  /** The bytes of deleted rows are PostgreSQL's: it overwrites them after its own next vacuum, and ends their log by its own rules. */
  async scrub(): Promise<void> {}
}
