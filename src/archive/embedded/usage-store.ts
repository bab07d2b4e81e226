import { momentFrom, usageWindowMs, type Refusal, type Usage, type UseRequest } from '../usage.js';
import type { Connection } from './connection.js';

/** Who asked and added when, for a day, in `desk.sqlite`. */
export class UsageStore implements Usage {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async take(request: UseRequest): Promise<Refusal | null> {
    return this.#connection.transaction(() => {
      const refusal = this.#refusal(request);
      const { collection, personId, kind, at } = request;
      this.#connection.run('DELETE FROM uses WHERE at <= ?', momentFrom(at, -usageWindowMs));
      if (!refusal) {
        this.#connection.run(
          'INSERT INTO uses (collection, person_id, kind, at) VALUES (?, ?, ?, ?)',
          collection,
          personId,
          kind,
          at,
        );
      }
      return refusal;
    });
  }

  /** A clock that was set back leaves uses of later than now: they count, and keep nobody waiting for longer than the rule. */
  #refusal({ collection, personId, kind, at, most, apartMs }: UseRequest): Refusal | null {
    const who = [collection, personId, kind] as const;
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

  /** Drops what is known of a collection. */
  forget(collection: string): void {
    this.#connection.run('DELETE FROM uses WHERE collection = ?', collection);
  }
}
