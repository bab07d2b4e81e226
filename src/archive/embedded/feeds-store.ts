import { createHash } from 'node:crypto';
import type { Person } from '../article.js';
import type { CollectionId } from '../collection-id.js';
import {
  rememberedItems,
  type Feed,
  type FeedChanges,
  type FeedItemState,
  type FeedRhythm,
  type Feeds,
  type NewFeed,
  type NotedFeedItem,
} from '../feeds.js';
import type { Connection, SqlValue } from './connection.js';
import { forgottenIn, naming } from '../naming-json.js';

interface FeedRow {
  readonly id: string;
  readonly collection: string;
  readonly url: string;
  readonly title: string | null;
  readonly added_by: string;
  readonly added_at: string;
  readonly added_in: string | null;
  readonly announce_in: string | null;
  readonly announcing_stopped: string | null;
  readonly paused_at: string | null;
  readonly paused_by: Feed['pausedBy'];
  readonly next_poll_at: string;
  readonly last_success_at: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly failures: number;
  readonly failing_since: string | null;
  readonly last_error: string | null;
  readonly rhythm: string | null;
}

/** The column of everything that may change. */
const columns: Readonly<Record<keyof FeedChanges, keyof FeedRow>> = {
  url: 'url',
  title: 'title',
  announceIn: 'announce_in',
  announcingStopped: 'announcing_stopped',
  pausedAt: 'paused_at',
  pausedBy: 'paused_by',
  nextPollAt: 'next_poll_at',
  lastSuccessAt: 'last_success_at',
  etag: 'etag',
  lastModified: 'last_modified',
  failures: 'failures',
  failingSince: 'failing_since',
  lastError: 'last_error',
  rhythm: 'rhythm',
};

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
      const parts = entries.map(([name]) => `${columns[name]} = ?`).join(', ');
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
        keyHash(key),
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
        keyHash(key),
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

function toFeed(row: FeedRow): Feed {
  return {
    id: row.id,
    collection: row.collection as CollectionId,
    url: row.url,
    title: row.title,
    addedBy: JSON.parse(row.added_by) as Person,
    addedAt: row.added_at,
    addedIn: row.added_in,
    announceIn: row.announce_in,
    announcingStopped: row.announcing_stopped,
    pausedAt: row.paused_at,
    pausedBy: row.paused_by,
    nextPollAt: row.next_poll_at,
    lastSuccessAt: row.last_success_at,
    etag: row.etag,
    lastModified: row.last_modified,
    failures: row.failures,
    failingSince: row.failing_since,
    lastError: row.last_error,
    rhythm: row.rhythm === null ? null : (JSON.parse(row.rhythm) as FeedRhythm),
  };
}

/** An item's key may be an address of any length. */
function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** ISO 8601 in one spelling, so that moments compare as strings. @throws RangeError where `iso` is no moment. */
function moment(iso: string): string {
  return new Date(iso).toISOString();
}
