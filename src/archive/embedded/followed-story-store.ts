import type { CollectionId } from '../collection-id.js';
import {
  rememberedAnnouncementMs,
  type FollowedStories,
  type FollowedStory,
  type FollowedStoryChanges,
} from '../followed-stories.js';
import { toFollowed, type FollowedRow } from '../followed-rows.js';
import { placeKey, type Place } from '../place.js';
import type { Connection, SqlValue } from './connection.js';
import { isoMoment } from '../iso-moment.js';
import { forgottenIn, naming } from '../naming-json.js';

/** The stories that are followed, in `desk.sqlite`. */
export class FollowedStoryStore implements FollowedStories {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(followed: FollowedStory, known: readonly string[], most: number): Promise<'added' | 'full'> {
    const { id, collection, storyId, title, place, setUp, quietUntil, attempt, stopped } = followed;
    const key = placeKey(place);
    return this.#connection.transaction(() => {
      this.#connection.run(
        'DELETE FROM followed_stories WHERE collection = ? AND place = ? AND story_id = ?',
        collection,
        key,
        storyId,
      );
      const count = this.#connection.number(
        'SELECT count(*) FROM followed_stories WHERE collection = ?',
        collection,
      );
      // Only where none was taken out: that one had room.
      if (count >= most) return 'full';
      this.#connection.run(
        `INSERT INTO followed_stories (id, collection, story_id, title, place, set_up, quiet_until, attempt, stopped)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        collection,
        storyId,
        title,
        key,
        JSON.stringify(setUp),
        quietUntil && isoMoment(quietUntil),
        attempt && JSON.stringify(attempt),
        stopped,
      );
      this.#noteKnown(id, known);
      return 'added';
    });
  }

  async list(collection: CollectionId): Promise<readonly FollowedStory[]> {
    return this.#all('WHERE collection = ? ORDER BY sequence', collection);
  }

  async collections(): Promise<readonly CollectionId[]> {
    return this.#connection
      .all<{ readonly collection: string }>(
        'SELECT DISTINCT collection FROM followed_stories ORDER BY collection',
      )
      .map(({ collection }) => collection as CollectionId);
  }

  async change(id: string, changes: FollowedStoryChanges): Promise<FollowedStory | null> {
    return this.#connection.transaction(() => this.#change(id, changes));
  }

  async unknown(id: string, articles: readonly string[]): Promise<readonly string[]> {
    return this.#connection
      .all<{ readonly article: string }>(
        `SELECT value AS article FROM json_each(?) WHERE NOT EXISTS
         (SELECT 1 FROM followed_articles WHERE followed_id = ? AND article_id = value) ORDER BY key`,
        JSON.stringify(articles),
        id,
      )
      .map(({ article }) => article);
  }

  async noteKnown(
    id: string,
    articles: readonly string[],
    changes: FollowedStoryChanges = {},
  ): Promise<void> {
    this.#connection.transaction(() => {
      if (this.#change(id, changes)) this.#noteKnown(id, articles);
    });
  }

  async remove(id: string): Promise<boolean> {
    return this.#connection.run('DELETE FROM followed_stories WHERE id = ?', id).changes > 0;
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return this.forget(collection);
  }

  /** As `removeAll`, at once; and what was announced of the collection's articles. */
  forget(collection: string): number {
    return this.#connection.transaction(() => {
      this.#connection.run('DELETE FROM announced_articles WHERE collection = ?', collection);
      return this.#connection.run('DELETE FROM followed_stories WHERE collection = ?', collection).changes;
    });
  }

  async announcedIn(place: Place, articles: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = this.#connection.all<{ readonly article: string }>(
      `SELECT value AS article FROM json_each(?)
       CROSS JOIN announced_articles ON place = ? AND article_id = value`,
      JSON.stringify(articles),
      placeKey(place),
    );
    return new Set(rows.map(({ article }) => article));
  }

  async noteAnnounced(
    collection: CollectionId,
    place: Place,
    articles: readonly string[],
    now: string,
  ): Promise<void> {
    this.#connection.transaction(() => {
      this.#connection.run(
        `INSERT OR REPLACE INTO announced_articles (place, article_id, collection, announced_at)
         SELECT ?, value, ?, ? FROM json_each(?)`,
        placeKey(place),
        collection,
        isoMoment(now),
        JSON.stringify(articles),
      );
      const forgotten = new Date(Date.parse(now) - rememberedAnnouncementMs).toISOString();
      this.#connection.run('DELETE FROM announced_articles WHERE announced_at < ?', forgotten);
    });
  }

  /** Those that he follows, in all collections. */
  ofPerson(personId: string): readonly FollowedStory[] {
    return this.#all('WHERE instr(set_up, ?) > 0 ORDER BY sequence', naming(personId));
  }

  /** Those in channels stay, and say no more who follows them. */
  forgetEverywhere(personId: string): void {
    const place = placeKey({ kind: 'person', id: personId });
    this.#connection.run('DELETE FROM followed_stories WHERE place = ?', place);
    this.#connection.run('DELETE FROM announced_articles WHERE place = ?', place);
    for (const { id, setUp } of this.ofPerson(personId)) {
      const kept = forgottenIn(JSON.stringify({ ...setUp, locale: null }), personId);
      this.#connection.run('UPDATE followed_stories SET set_up = ? WHERE id = ?', kept, id);
    }
  }

  /** Null where it is not followed any more. */
  #change(id: string, changes: FollowedStoryChanges): FollowedStory | null {
    const [followed] = this.#all('WHERE id = ?', id);
    if (!followed) return null;
    const { quietUntil, attempt, stopped } = { ...followed, ...changes };
    this.#connection.run(
      'UPDATE followed_stories SET quiet_until = ?, attempt = ?, stopped = ? WHERE id = ?',
      quietUntil && isoMoment(quietUntil),
      attempt && JSON.stringify(attempt),
      stopped,
      id,
    );
    return this.#all('WHERE id = ?', id)[0] ?? null;
  }

  #noteKnown(id: string, articles: readonly string[]): void {
    this.#connection.run(
      'INSERT OR IGNORE INTO followed_articles (followed_id, article_id) SELECT ?, value FROM json_each(?)',
      id,
      JSON.stringify(articles),
    );
  }

  #all(condition: string, ...values: SqlValue[]): readonly FollowedStory[] {
    return this.#connection
      .all<FollowedRow>(`SELECT * FROM followed_stories ${condition}`, ...values)
      .map(toFollowed);
  }
}
