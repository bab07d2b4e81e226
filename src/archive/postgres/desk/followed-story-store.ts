import type { CollectionId } from '../../collection-id.js';
import { toFollowed, type FollowedRow } from '../../followed-rows.js';
import {
  rememberedAnnouncementMs,
  type FollowedStories,
  type FollowedStory,
  type FollowedStoryChanges,
} from '../../followed-stories.js';
import { isoMoment } from '../../iso-moment.js';
import { forgottenIn, naming } from '../../naming-json.js';
import { placeKey, type Place } from '../../place.js';
import type { Database } from '../database.js';
import type { Session } from '../session.js';
import type { SqlParameter } from '../sql-client.js';

/** The stories that are followed. */
export class FollowedStoryStore implements FollowedStories {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(followed: FollowedStory, known: readonly string[], most: number): Promise<'added' | 'full'> {
    const { id, collection, storyId, title, place, setUp, quietUntil, attempt, stopped } = followed;
    const key = placeKey(place);
    return this.#database.write(collection, async (session) => {
      await session.lock(`followed ${collection}`);
      await session.run(
        'DELETE FROM followed_stories WHERE collection = $1 AND place = $2 AND story_id = $3',
        collection,
        key,
        storyId,
      );
      // Only where none was taken out: that one had room.
      const count = 'SELECT count(*) FROM followed_stories WHERE collection = $1';
      if ((await session.number(count, collection)) >= most) return 'full';
      await session.run(
        `INSERT INTO followed_stories (id, collection, story_id, title, place, set_up, quiet_until, attempt, stopped)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
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
      await noteKnown(session, id, known);
      return 'added';
    });
  }

  list(collection: CollectionId): Promise<readonly FollowedStory[]> {
    return this.#database.read(collection, (session) =>
      readFollowed(session, 'WHERE collection = $1 ORDER BY sequence', collection),
    );
  }

  async collections(): Promise<readonly CollectionId[]> {
    const rows = await this.#database.desk((session) =>
      session.all<{ readonly collection: CollectionId }>(
        'SELECT DISTINCT collection FROM followed_stories ORDER BY collection',
      ),
    );
    return rows.map(({ collection }) => collection);
  }

  change(id: string, changes: FollowedStoryChanges): Promise<FollowedStory | null> {
    return this.#database.desk((session) => change(session, id, changes));
  }

  async unknown(id: string, articles: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#database.desk((session) =>
      session.all<{ readonly article: string }>(
        `SELECT article FROM unnest($2::text[]) WITH ORDINALITY AS asked (article, place) WHERE NOT EXISTS
         (SELECT 1 FROM followed_articles WHERE followed_id = $1 AND article_id = article) ORDER BY place`,
        id,
        articles,
      ),
    );
    return rows.map(({ article }) => article);
  }

  async noteKnown(
    id: string,
    articles: readonly string[],
    changes: FollowedStoryChanges = {},
  ): Promise<void> {
    await this.#database.desk(async (session) => {
      if (await change(session, id, changes)) await noteKnown(session, id, articles);
    });
  }

  async remove(id: string): Promise<boolean> {
    const changes = await this.#database.desk((session) =>
      session.run('DELETE FROM followed_stories WHERE id = $1', id),
    );
    return changes > 0;
  }

  removeAll(collection: CollectionId): Promise<number> {
    return this.#database.write(collection, async (session) => {
      await session.run('DELETE FROM announced_articles WHERE collection = $1', collection);
      return session.run('DELETE FROM followed_stories WHERE collection = $1', collection);
    });
  }

  async announcedIn(place: Place, articles: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#database.desk((session) =>
      session.all<{ readonly article: string }>(
        `SELECT article_id AS article FROM announced_articles WHERE place = $1 AND article_id = ANY($2::text[])`,
        placeKey(place),
        articles,
      ),
    );
    return new Set(rows.map(({ article }) => article));
  }

  async noteAnnounced(
    collection: CollectionId,
    place: Place,
    articles: readonly string[],
    now: string,
  ): Promise<void> {
    const announcedAt = isoMoment(now);
    const forgotten = new Date(Date.parse(now) - rememberedAnnouncementMs).toISOString();
    await this.#database.desk(async (session) => {
      await session.run(
        `INSERT INTO announced_articles (place, article_id, collection, announced_at)
         SELECT DISTINCT $1, article, $2, $3 FROM unnest($4::text[]) AS article
         ON CONFLICT (place, article_id) DO UPDATE
           SET collection = excluded.collection, announced_at = excluded.announced_at`,
        placeKey(place),
        collection,
        announcedAt,
        articles,
      );
      await session.run('DELETE FROM announced_articles WHERE announced_at < $1', forgotten);
    });
  }
}

/** Those that a person follows, in all collections. */
export function followedBy(session: Session, personId: string): Promise<readonly FollowedStory[]> {
  return readFollowed(session, 'WHERE strpos(set_up, $1) > 0 ORDER BY sequence', naming(personId));
}

/** Those in channels stay, and say no more who follows them. */
export async function forgetInFollowed(session: Session, personId: string): Promise<void> {
  const place = placeKey({ kind: 'person', id: personId });
  await session.run('DELETE FROM followed_stories WHERE place = $1', place);
  await session.run('DELETE FROM announced_articles WHERE place = $1', place);
  for (const { id, setUp } of await followedBy(session, personId)) {
    const kept = forgottenIn(JSON.stringify({ ...setUp, locale: null }), personId);
    await session.run('UPDATE followed_stories SET set_up = $1 WHERE id = $2', kept, id);
  }
}

/** Null where it is not followed any more. */
async function change(
  session: Session,
  id: string,
  changes: FollowedStoryChanges,
): Promise<FollowedStory | null> {
  const [followed] = await readFollowed(session, 'WHERE id = $1 FOR UPDATE', id);
  if (!followed) return null;
  const { quietUntil, attempt, stopped } = { ...followed, ...changes };
  await session.run(
    'UPDATE followed_stories SET quiet_until = $1, attempt = $2, stopped = $3 WHERE id = $4',
    quietUntil && isoMoment(quietUntil),
    attempt && JSON.stringify(attempt),
    stopped,
    id,
  );
  return (await readFollowed(session, 'WHERE id = $1', id))[0] ?? null;
}

async function noteKnown(session: Session, id: string, articles: readonly string[]): Promise<void> {
  await session.run(
    `INSERT INTO followed_articles (collection, followed_id, article_id)
     SELECT f.collection, f.id, article FROM followed_stories AS f CROSS JOIN unnest($2::text[]) AS article
     WHERE f.id = $1 ON CONFLICT DO NOTHING`,
    id,
    articles,
  );
}

async function readFollowed(
  session: Session,
  condition: string,
  ...values: readonly SqlParameter[]
): Promise<readonly FollowedStory[]> {
  return (await session.all<FollowedRow>(`SELECT * FROM followed_stories ${condition}`, ...values)).map(
    toFollowed,
  );
}
