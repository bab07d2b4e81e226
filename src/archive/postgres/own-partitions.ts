import { createHash } from 'node:crypto';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { CollectionRow } from './collection-row.js';
import { quoted, type Database } from './database.js';

/** A collection of more passages than this gets a partition of its own, so that others need not step over it in their index. */
export const usualSharedLimit = 50_000;

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
  notice(collection: string, { home, passages }: CollectionRow): void {
    if (home !== '' || passages <= this.#limit || this.#moving.has(collection) || this.#isClosed) return;
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

  /** Moves a collection's passages. It is searched meanwhile, and what writes in it waits: some minutes for 100,000. */
  async move(collection: string): Promise<void> {
    // Made first and alone: nobody may search while the table gets a partition, and that takes no time.
    const name = `passages_own_${createHash('sha256').update(collection).digest('hex').slice(0, 16)}`;
    await this.#database.own((session) =>
      session.execute(
        `CREATE TABLE IF NOT EXISTS ${quoted(name)} PARTITION OF passages FOR VALUES IN (${literal(collection)})`,
      ),
    );
    await this.#database.own(async (session) => {
      const row = await session.get<{ readonly home: string }>(
        'SELECT home FROM collections WHERE collection = $1 FOR UPDATE',
        collection,
      );
      if (row?.home !== '') return;
      const moved = await session.run(
        "UPDATE passages SET home = $1 WHERE home = '' AND collection = $1",
        collection,
      );
      await session.run('UPDATE collections SET home = $1 WHERE collection = $1', collection);
      this.#logger.info(
        { collection, passages: moved },
        'A large collection has a partition of its own now.',
      );
    });
  }

  /** Waits for what is being moved. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#moving.values());
  }
}

/** A text as SQL writes it. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
