import type { CollectionId } from '../collection-id.js';
import {
  rememberedItems,
  type Feed,
  type FeedChanges,
  type FeedItemState,
  type Feeds,
  type NewFeed,
  type NotedFeedItem,
} from '../feeds.js';
import { feedColumns, itemKeyHash, toFeed, type FeedRow } from '../feed-rows.js';
import type { Connection, SqlValue } from './connection.js';
import { forgottenIn, naming } from '../naming-json.js';

/** The feeds that are followed, in `desk.sqlite`. */
export class FeedsStore implements Feeds {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(feed: NewFeed, most: number): Promise<'added' | 'known' | 'full'> {
    return this.#connection.transaction(() => {
      const count = (condition: string, ...values: SqlValue[]): number =>
        this.#connection.number(
          `SELECT count(*) FROM feeds WHERE collection = ?${condition}`,
          feed.collection,
          ...values,
        );
      if (count(' AND url = ?', feed.url) > 0) return 'known';
      if (count('') >= most) return 'full';
      this.#connection.run(
        `INSERT INTO feeds (id, collection, url, title, added_by, added_at, added_in, announce_in, next_poll_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        feed.id,
        feed.collection,
        feed.url,
        feed.title,
        JSON.stringify(feed.addedBy),
        moment(feed.addedAt),
        feed.addedIn,
        feed.announceIn,
        moment(feed.nextPollAt),
      );
      return 'added';
    });
  }

  async list(collection: CollectionId): Promise<readonly Feed[]> {
    return this.#all('WHERE collection = ? ORDER BY rowid', collection);
  }

  async feed(feedId: string): Promise<Feed | null> {
    return this.#all('WHERE id = ?', feedId)[0] ?? null;
  }

  async due(now: string): Promise<readonly Feed[]> {
    return this.#all(
      'WHERE paused_at IS NULL AND next_poll_at <= ? ORDER BY next_poll_at, rowid',
      moment(now),
    );
  }

  async nextDue(): Promise<string | null> {
    const row = this.#connection.get<{ readonly next: string | null }>(
      'SELECT min(next_poll_at) AS next FROM feeds WHERE paused_at IS NULL',
    );
    return row?.next ?? null;
  }

  async change(feedId: string, changes: FeedChanges): Promise<Feed | null> {
    const { nextPollAt, rhythm, ...rest } = changes;
    const written: Readonly<Record<string, SqlValue>> = {
      ...rest,
      ...(nextPollAt === undefined ? {} : { nextPollAt: moment(nextPollAt) }),
      ...(rhythm === undefined ? {} : { rhythm: rhythm && JSON.stringify(rhythm) }),
    };
    const entries = Object.entries(written) as [keyof FeedChanges, SqlValue][];
    if (entries.length > 0) {
      const parts = entries.map(([name]) => `${feedColumns[name]} = ?`).join(', ');
      const values = entries.map(([, value]) => value);
      this.#connection.run(`UPDATE feeds SET ${parts} WHERE id = ?`, ...values, feedId);
    }
    return this.feed(feedId);
  }

  async remove(feedId: string): Promise<boolean> {
    return this.#connection.run('DELETE FROM feeds WHERE id = ?', feedId).changes > 0;
  }

  async removeAll(collection: CollectionId): Promise<number> {
    return this.forget(collection);
  }

  /** As `removeAll`, at once. */
  forget(collection: string): number {
    return this.#connection.run('DELETE FROM feeds WHERE collection = ?', collection).changes;
  }

  async items(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, NotedFeedItem>> {
    const known = new Map<string, NotedFeedItem>();
    for (const key of keys) {
      const row = this.#connection.get<{
        readonly done: number;
        readonly attempts: number;
        readonly noted_at: string;
      }>(
        'SELECT done, attempts, noted_at FROM feed_items WHERE feed_id = ? AND key = ?',
        feedId,
        itemKeyHash(key),
      );
      if (row) known.set(key, { done: row.done === 1, attempts: row.attempts, notedAt: row.noted_at });
    }
    return known;
  }

  async noteItem(feedId: string, key: string, state: FeedItemState, now: string): Promise<void> {
    this.#connection.transaction(() => {
      // Where the feed was removed meanwhile there is nothing to hang it on.
      this.#connection.run(
        `INSERT INTO feed_items (feed_id, key, done, attempts, noted_at)
         SELECT id, ?, ?, ?, ? FROM feeds WHERE id = ?
         ON CONFLICT (feed_id, key) DO UPDATE
         SET done = excluded.done, attempts = excluded.attempts, noted_at = excluded.noted_at`,
        itemKeyHash(key),
        state.done ? 1 : 0,
        state.attempts,
        moment(now),
        feedId,
      );
      this.#connection.run(
        `DELETE FROM feed_items WHERE feed_id = ? AND key IN
         (SELECT key FROM feed_items WHERE feed_id = ? ORDER BY noted_at DESC, key LIMIT -1 OFFSET ?)`,
        feedId,
        feedId,
        rememberedItems,
      );
    });
  }

  /** Those that he added, in all collections. */
  ofPerson(personId: string): readonly Feed[] {
    return this.#all('WHERE instr(added_by, ?) > 0 ORDER BY rowid', naming(personId));
  }

  /** They stay, and say no more who added them. */
  forgetEverywhere(personId: string): void {
    for (const { id, addedBy } of this.ofPerson(personId)) {
      const kept = forgottenIn(JSON.stringify(addedBy), personId);
      this.#connection.run('UPDATE feeds SET added_by = ? WHERE id = ?', kept, id);
    }
  }

  #all(condition: string, ...values: SqlValue[]): readonly Feed[] {
    return this.#connection.all<FeedRow>(`SELECT * FROM feeds ${condition}`, ...values).map(toFeed);
  }
}

/** ISO 8601 in one spelling, so that moments compare as strings. @throws RangeError where `iso` is no moment. */
function moment(iso: string): string {
  return new Date(iso).toISOString();
}
