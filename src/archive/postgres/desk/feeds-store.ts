import type { CollectionId } from '../../collection-id.js';
import { feedColumns, itemKeyHash, toFeed, type FeedRow } from '../../feed-rows.js';
import {
  rememberedItems,
  type Feed,
  type FeedChanges,
  type FeedItemState,
  type Feeds,
  type NewFeed,
  type NotedFeedItem,
} from '../../feeds.js';
import { isoMoment } from '../../iso-moment.js';
import { forgottenIn, naming } from '../../naming-json.js';
import type { Database } from '../database.js';
import type { Session } from '../session.js';
import type { SqlParameter } from '../sql-client.js';

/** The feeds that are followed. */
export class FeedsStore implements Feeds {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(feed: NewFeed, most: number): Promise<'added' | 'known' | 'full'> {
    const [addedAt, nextPollAt] = [isoMoment(feed.addedAt), isoMoment(feed.nextPollAt)];
    return this.#database.write(feed.collection, async (session) => {
      await session.lock(`feeds ${feed.collection}`);
      const known = await readFeeds(session, 'WHERE collection = $1', feed.collection);
      if (known.some(({ url }) => url === feed.url)) return 'known';
      if (known.length >= most) return 'full';
      await session.run(
        `INSERT INTO feeds (id, collection, url, title, added_by, added_at, added_in, announce_in, next_poll_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        feed.id,
        feed.collection,
        feed.url,
        feed.title,
        JSON.stringify(feed.addedBy),
        addedAt,
        feed.addedIn,
        feed.announceIn,
        nextPollAt,
      );
      return 'added';
    });
  }

  list(collection: CollectionId): Promise<readonly Feed[]> {
    return this.#database.read(collection, (session) =>
      readFeeds(session, 'WHERE collection = $1 ORDER BY sequence', collection),
    );
  }

  async feed(feedId: string): Promise<Feed | null> {
    return (await this.#desk('WHERE id = $1', feedId))[0] ?? null;
  }

  async due(now: string): Promise<readonly Feed[]> {
    const overdue = 'WHERE paused_at IS NULL AND next_poll_at <= $1 ORDER BY next_poll_at, sequence';
    return this.#desk(overdue, isoMoment(now));
  }

  async nextDue(): Promise<string | null> {
    const [next] = await this.#desk('WHERE paused_at IS NULL ORDER BY next_poll_at LIMIT 1');
    return next?.nextPollAt ?? null;
  }

  async change(feedId: string, changes: FeedChanges): Promise<Feed | null> {
    const { nextPollAt, rhythm, ...rest } = changes;
    const written: Readonly<Record<string, SqlParameter>> = {
      ...rest,
      ...(nextPollAt === undefined ? {} : { nextPollAt: isoMoment(nextPollAt) }),
      ...(rhythm === undefined ? {} : { rhythm: rhythm && JSON.stringify(rhythm) }),
    };
    const entries = Object.entries(written) as [keyof FeedChanges, SqlParameter][];
    return this.#database.desk(async (session) => {
      if (entries.length > 0) {
        const parts = entries.map(([name], index) => `${feedColumns[name]} = $${index + 2}`).join(', ');
        const values = entries.map(([, value]) => value);
        await session.run(`UPDATE feeds SET ${parts} WHERE id = $1`, feedId, ...values);
      }
      return (await readFeeds(session, 'WHERE id = $1', feedId))[0] ?? null;
    });
  }

  async remove(feedId: string): Promise<boolean> {
    const changes = await this.#database.desk((session) =>
      session.run('DELETE FROM feeds WHERE id = $1', feedId),
    );
    return changes > 0;
  }

  removeAll(collection: CollectionId): Promise<number> {
    return this.#database.write(collection, (session) =>
      session.run('DELETE FROM feeds WHERE collection = $1', collection),
    );
  }

  async items(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, NotedFeedItem>> {
    const rows = await this.#database.desk((session) =>
      session.all<{
        readonly key: string;
        readonly done: number;
        readonly attempts: number;
        readonly noted_at: string;
      }>(
        'SELECT key, done, attempts, noted_at FROM feed_items WHERE feed_id = $1 AND key = ANY($2::text[])',
        feedId,
        keys.map(itemKeyHash),
      ),
    );
    const byHash = new Map(rows.map((row) => [row.key, row]));
    return new Map(
      keys.flatMap((key) => {
        const row = byHash.get(itemKeyHash(key));
        return row ? [[key, { done: row.done === 1, attempts: row.attempts, notedAt: row.noted_at }]] : [];
      }),
    );
  }

  async noteItem(feedId: string, key: string, state: FeedItemState, now: string): Promise<void> {
    const notedAt = isoMoment(now);
    await this.#database.desk(async (session) => {
      // Where the feed was removed meanwhile there is nothing to hang it on.
      await session.run(
        `INSERT INTO feed_items (collection, feed_id, key, done, attempts, noted_at)
         SELECT collection, id, $2, $3, $4, $5 FROM feeds WHERE id = $1
         ON CONFLICT (feed_id, key) DO UPDATE
         SET done = excluded.done, attempts = excluded.attempts, noted_at = excluded.noted_at`,
        feedId,
        itemKeyHash(key),
        state.done ? 1 : 0,
        state.attempts,
        notedAt,
      );
      // As an array the list is made once: planned as rows it may be made anew for each that it is compared with.
      await session.run(
        `DELETE FROM feed_items WHERE feed_id = $1 AND key = ANY(ARRAY(
           SELECT key FROM feed_items WHERE feed_id = $1 ORDER BY noted_at DESC, key OFFSET $2))`,
        feedId,
        rememberedItems,
      );
    });
  }

  #desk(condition: string, ...values: readonly SqlParameter[]): Promise<readonly Feed[]> {
    return this.#database.desk((session) => readFeeds(session, condition, ...values));
  }
}

/** Those that a person added, in all collections. */
export function feedsOf(session: Session, personId: string): Promise<readonly Feed[]> {
  return readFeeds(session, 'WHERE strpos(added_by, $1) > 0 ORDER BY sequence', naming(personId));
}

/** They stay, and say no more who added them. */
export async function forgetInFeeds(session: Session, personId: string): Promise<void> {
  for (const { id, addedBy } of await feedsOf(session, personId)) {
    const kept = forgottenIn(JSON.stringify(addedBy), personId);
    await session.run('UPDATE feeds SET added_by = $1 WHERE id = $2', kept, id);
  }
}

async function readFeeds(
  session: Session,
  condition: string,
  ...values: readonly SqlParameter[]
): Promise<readonly Feed[]> {
  return (await session.all<FeedRow>(`SELECT * FROM feeds ${condition}`, ...values)).map(toFeed);
}
