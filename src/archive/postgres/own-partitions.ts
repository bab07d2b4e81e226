import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { CollectionRow } from './collection-row.js';
import { isLockTimeout } from './database-error.js';
import { literal, quoted, type Database } from './database.js';
import type { Session } from './session.js';

/** A collection of more passages than this gets a partition of its own, so that others need not step over it in their index. */
export const usualSharedLimit = 50_000;

/** Less than after which PostgreSQL looks for deadlocks. */
const lockMs = 300;
const mostAttempts = 40;
/** Each has its place in the index found anew, which takes some milliseconds. */
const movedAtOnce = 200;

/** Gives large collections partitions of their own, in the background. */
export class OwnPartitions {
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #limit: number;
  readonly #moving = new Map<string, Promise<void>>();
  #isClosed = false;

  constructor(database: Database, logger: Logger, limit = usualSharedLimit) {
    this.#database = database;
    this.#logger = logger;
    this.#limit = limit;
  }

  /** Told how a collection is before something is written in it; where it has grown too large to share, it moves. */
  notice(collection: string, { homes, passages }: CollectionRow): void {
    // Of two homes it is being moved: perhaps by a process that is gone.
    const isToMove = homes.length > 1 || (homes[0] === '' && passages > this.#limit);
    if (!isToMove || this.#moving.has(collection) || this.#isClosed) return;
    const moving = this.move(collection)
      .catch((error: unknown) => {
        this.#logger.error(
          { collection, error: asError(error).message },
          'A large collection could not be given a partition of its own: it is tried again when something is written.',
        );
      })
      .finally(() => this.#moving.delete(collection));
    this.#moving.set(collection, moving);
  }

  /** Moves a collection's passages, some at a time: it is searched meanwhile, and what writes in it waits for a moment. */
  async move(collection: string): Promise<void> {
    await this.#makePartition(collection);
    await this.#database.own((session) =>
      session.run(
        "UPDATE collections SET home = $1, is_moving = TRUE WHERE collection = $1 AND home = ''",
        collection,
      ),
    );
    for (let moved = -1; moved !== 0 && !this.#isClosed;) {
      moved = await this.#database.own((session) => moveSome(session, collection));
      if (moved === 0)
        this.#logger.info({ collection }, 'A large collection has a partition of its own now.');
    }
  }

  /** Drops the partition of a collection that was deleted, where it had one. Where that cannot be, an empty one is left. */
  async drop(collection: string): Promise<void> {
    await this.#moving.get(collection);
    try {
      await this.#reshape(`DROP TABLE IF EXISTS ${partitionOf(collection)}`);
    } catch (error) {
      const facts = { collection, error: asError(error).message };
      this.#logger.warn(facts, 'An empty partition of a deleted collection is left.');
    }
  }

  /** Made first and alone. */
  async #makePartition(collection: string): Promise<void> {
    await this.#reshape(
      `CREATE TABLE IF NOT EXISTS ${partitionOf(collection)} PARTITION OF passages FOR VALUES IN (${literal(collection)})`,
    );
  }

  /** Nobody may search or write while the table gets or loses a partition, and that takes no time. */
  async #reshape(statement: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#database.own(async (session) => {
          // It gives way to whoever holds what it waits for and waits for what it holds, before that one would be broken off.
          await session.execute(`SET LOCAL lock_timeout = ${lockMs}`);
          await session.execute(statement);
        });
        return;
      } catch (error) {
        if (!isLockTimeout(error) || attempt >= mostAttempts || this.#isClosed) throw error;
        await wait(lockMs * Math.random() * attempt);
      }
    }
  }

  /** Waits for what is being moved. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#moving.values());
  }
}

/** Moves some passages, and says how many; when there are none left, the collection has moved. */
async function moveSome(session: Session, collection: string): Promise<number> {
  await session.get('SELECT 1 FROM collections WHERE collection = $1 FOR UPDATE', collection);
  const moved = await session.run(
    `UPDATE passages SET home = $1 WHERE home = '' AND collection = $1 AND id = ANY(ARRAY(
       SELECT id FROM passages WHERE home = '' AND collection = $1 ORDER BY id LIMIT $2))`,
    collection,
    movedAtOnce,
  );
  if (moved === 0) {
    await session.run('UPDATE collections SET is_moving = FALSE WHERE collection = $1', collection);
  }
  return moved;
}

/** Its name, as SQL writes it. */
function partitionOf(collection: string): string {
  return quoted(`passages_own_${createHash('sha256').update(collection).digest('hex').slice(0, 16)}`);
}
