import { createHmac } from 'node:crypto';
import { isUserCollection } from '../../collection-id.js';
import { momentFrom, usageWindowMs, type Refusal, type Usage, type UseRequest } from '../../usage.js';
import type { Database } from '../database.js';
import type { Session } from '../session.js';

/**
 * Who asked and added when, for a day. A person is counted under a number that is made of his id by a key; of his own
 * collection not even that is named.
 */
export class UsageStore implements Usage {
  readonly #database: Database;
  readonly #key: string;

  /** @param key under which people are counted */
  constructor(database: Database, key: string) {
    this.#database = database;
    this.#key = key;
  }

  take(request: UseRequest): Promise<Refusal | null> {
    return this.#database.desk(async (session) => {
      const who = this.#counted(request);
      const { kind, at } = request;
      await session.lock(`use ${who.join(' ')} ${kind}`);
      const refusal = await refusalOf(session, who, request);
      await session.run('DELETE FROM uses WHERE at <= $1', momentFrom(at, -usageWindowMs));
      if (!refusal) {
        await session.run(
          'INSERT INTO uses (collection, person_id, kind, at) VALUES ($1, $2, $3, $4)',
          ...who,
          kind,
          at,
        );
      }
      return refusal;
    });
  }

  #counted({ collection, personId }: UseRequest): readonly [collection: string, person: string] {
    const person = createHmac('sha256', this.#key).update(`${collection} ${personId}`).digest('hex');
    return [isUserCollection(collection) ? '' : collection, person];
  }
}

/** A clock that was set back leaves uses of later than now: they count, and keep nobody waiting for longer than the rule. */
async function refusalOf(
  session: Session,
  who: readonly [string, string],
  { kind, at, most, apartMs }: UseRequest,
): Promise<Refusal | null> {
  const own = 'FROM uses WHERE collection = $1 AND person_id = $2 AND kind = $3';
  if (most !== null) {
    if (most <= 0) return { rule: 'quota', until: null };
    // Of the newest `most` the oldest: when it is a day old, there is room again.
    const oldest = await session.get<{ readonly at: string }>(
      `SELECT at ${own} AND at > $4 ORDER BY at DESC LIMIT 1 OFFSET $5`,
      ...who,
      kind,
      momentFrom(at, -usageWindowMs),
      most - 1,
    );
    if (oldest) {
      const from = oldest.at < at ? oldest.at : at;
      return { rule: 'quota', until: momentFrom(from, usageWindowMs) };
    }
  }
  const last = await session.get<{ readonly at: string }>(
    `SELECT at ${own} AND at > $4 AND at <= $5 ORDER BY at DESC LIMIT 1`,
    ...who,
    kind,
    momentFrom(at, -apartMs),
    at,
  );
  return last ? { rule: 'cool-down', until: momentFrom(last.at, apartMs) } : null;
}
