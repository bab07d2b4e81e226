import type { CollectionId } from '../../collection-id.js';
import { toDigest, type DigestRow } from '../../digest-rows.js';
import type { Digest, DigestChanges, DigestRhythm, Digests } from '../../digests.js';
import { isoMoment } from '../../iso-moment.js';
import { forgottenIn, naming } from '../../naming-json.js';
import { placeKey } from '../../place.js';
import type { Database } from '../database.js';
import type { Session } from '../session.js';
import type { SqlParameter } from '../sql-client.js';

const inOrder = 'ORDER BY next_at, collection, rhythm';

/** The digests that are posted. */
export class DigestStore implements Digests {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async set(digest: Digest): Promise<void> {
    const moments = [isoMoment(digest.nextAt), isoMoment(digest.newSince)];
    await this.#database.write(digest.collection, async (session) => {
      await session.run(
        'DELETE FROM digests WHERE collection = $1 AND rhythm = $2',
        digest.collection,
        digest.rhythm,
      );
      await session.run(
        `INSERT INTO digests (collection, rhythm, minute_of_day, weekday, place, set_up, time_zone, next_at, new_since,
           attempt, stopped) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        digest.collection,
        digest.rhythm,
        digest.minuteOfDay,
        digest.weekday,
        placeKey(digest.place),
        JSON.stringify(digest.setUp),
        digest.timeZone,
        ...moments,
        digest.attempt && JSON.stringify(digest.attempt),
        digest.stopped,
      );
    });
  }

  list(collection: CollectionId): Promise<readonly Digest[]> {
    return this.#database.read(collection, (session) =>
      readDigests(session, 'WHERE collection = $1 ORDER BY rhythm', collection),
    );
  }

  posted(): Promise<readonly Digest[]> {
    return this.#desk(`WHERE stopped IS NULL ${inOrder}`);
  }

  async due(now: string): Promise<readonly Digest[]> {
    return this.#desk(`WHERE stopped IS NULL AND next_at <= $1 ${inOrder}`, isoMoment(now));
  }

  async nextAfter(now: string): Promise<string | null> {
    const [next] = await this.#desk(
      `WHERE stopped IS NULL AND next_at > $1 ${inOrder} LIMIT 1`,
      isoMoment(now),
    );
    return next?.nextAt ?? null;
  }

  change(
    { collection, rhythm, setUp }: Pick<Digest, 'collection' | 'rhythm' | 'setUp'>,
    changes: DigestChanges,
  ): Promise<Digest | null> {
    return this.#database.write(collection, async (session) => {
      const own = 'WHERE collection = $1 AND rhythm = $2';
      const [digest] = await readDigests(session, `${own} FOR UPDATE`, collection, rhythm);
      if (digest?.setUp.at !== setUp.at) return null;
      const changed = { ...digest, ...changes };
      await session.run(
        `UPDATE digests SET time_zone = $3, next_at = $4, new_since = $5, attempt = $6, stopped = $7 ${own}`,
        collection,
        rhythm,
        changed.timeZone,
        isoMoment(changed.nextAt),
        isoMoment(changed.newSince),
        changed.attempt && JSON.stringify(changed.attempt),
        changed.stopped,
      );
      return (await readDigests(session, own, collection, rhythm))[0] ?? null;
    });
  }

  async remove(collection: CollectionId, rhythm: DigestRhythm): Promise<boolean> {
    const changes = await this.#database.write(collection, (session) =>
      session.run('DELETE FROM digests WHERE collection = $1 AND rhythm = $2', collection, rhythm),
    );
    return changes > 0;
  }

  removeAll(collection: CollectionId): Promise<number> {
    return this.#database.write(collection, (session) =>
      session.run('DELETE FROM digests WHERE collection = $1', collection),
    );
  }

  #desk(condition: string, ...values: readonly SqlParameter[]): Promise<readonly Digest[]> {
    return this.#database.desk((session) => readDigests(session, condition, ...values));
  }
}

/** Those that a person set up, in all collections. */
export function digestsOf(session: Session, personId: string): Promise<readonly Digest[]> {
  return readDigests(session, 'WHERE strpos(set_up, $1) > 0 ORDER BY collection, rhythm', naming(personId));
}

/** Those in channels stay, and say no more who set them up. */
export async function forgetInDigests(session: Session, personId: string): Promise<void> {
  await session.run('DELETE FROM digests WHERE place = $1', placeKey({ kind: 'person', id: personId }));
  for (const { collection, rhythm, setUp } of await digestsOf(session, personId)) {
    await session.run(
      'UPDATE digests SET set_up = $1 WHERE collection = $2 AND rhythm = $3',
      forgottenIn(JSON.stringify({ ...setUp, locale: null }), personId),
      collection,
      rhythm,
    );
  }
}

async function readDigests(
  session: Session,
  condition: string,
  ...values: readonly SqlParameter[]
): Promise<readonly Digest[]> {
  return (await session.all<DigestRow>(`SELECT * FROM digests ${condition}`, ...values)).map(toDigest);
}
