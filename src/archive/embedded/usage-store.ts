import { createHmac } from 'node:crypto';
import { isUserCollection } from '../collection-id.js';
import { momentFrom, usageWindowMs, type Refusal, type Usage, type UseRequest } from '../usage.js';
import type { Connection } from './connection.js';

/**
 * Who asked and added when, for a day, in `desk.sqlite`. A person is counted under a number that is made of his id by a
 * key; of his own collection not even that is named.
 */
export class UsageStore implements Usage {
  readonly #connection: Connection;
  readonly #key: string;

  constructor(connection: Connection) {
    this.#connection = connection;
    const row = connection.get<{ readonly value: string }>("SELECT value FROM meta WHERE key = 'uses-key'");
    if (!row) throw new Error('The key under which uses are counted is missing.');
    this.#key = row.value;
  }

  async take(request: UseRequest): Promise<Refusal | null> {
    return this.#connection.transaction(() => {
      const refusal = this.#refusal(request);
      const { kind, at } = request;
      this.#connection.run('DELETE FROM uses WHERE at <= ?', momentFrom(at, -usageWindowMs));
      if (!refusal) {
        this.#connection.run(
          'INSERT INTO uses (collection, person_id, kind, at) VALUES (?, ?, ?, ?)',
          ...this.#counted(request),
          kind,
          at,
        );
      }
      return refusal;
    });
  }

  /** A clock that was set back leaves uses of later than now: they count, and keep nobody waiting for longer than the rule. */
  #refusal(request: UseRequest): Refusal | null {
    const { kind, at, most, apartMs } = request;
    const who = [...this.#counted(request), kind] as const;
    if (most !== null) {
      if (most <= 0) return { rule: 'quota', until: null };
      const since = momentFrom(at, -usageWindowMs);
      const within = 'FROM uses WHERE collection = ? AND person_id = ? AND kind = ? AND at > ?';
      // Of the newest `most` the oldest: when it is a day old, there is room again.
      const oldest = this.#connection.get<{ readonly at: string }>(
        `SELECT at ${within} ORDER BY at DESC LIMIT 1 OFFSET ?`,
        ...who,
        since,
        most - 1,
      );
      if (oldest) {
        const from = oldest.at < at ? oldest.at : at;
        return { rule: 'quota', until: momentFrom(from, usageWindowMs) };
      }
    }
    const last = this.#connection.get<{ readonly at: string }>(
      `SELECT at FROM uses WHERE collection = ? AND person_id = ? AND kind = ? AND at > ? AND at <= ?
       ORDER BY at DESC LIMIT 1`,
      ...who,
      momentFrom(at, -apartMs),
      at,
    );
    return last ? { rule: 'cool-down', until: momentFrom(last.at, apartMs) } : null;
  }

  #counted({ collection, personId }: UseRequest): readonly [collection: string, person: string] {
    const person = createHmac('sha256', this.#key).update(`${collection} ${personId}`).digest('hex');
    return [isUserCollection(collection) ? '' : collection, person];
  }

  /** Drops what is known of a collection; of a person's own nothing, so that deleting it gives him no more. */
  forget(collection: string): void {
    this.#connection.run('DELETE FROM uses WHERE collection = ?', collection);
  }
}
