import type { Settings } from '../../archive.js';
import type { CollectionId } from '../../collection-id.js';
import type { Database } from '../database.js';

/** Settings of collections. Values are JSON; one that was never set is null, and setting null forgets it. */
export class SettingsStore implements Settings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(collection: CollectionId, key: string): Promise<unknown> {
    const row = await this.#database.read(collection, (session) =>
      session.get<{ readonly value: string }>(
        'SELECT value FROM settings WHERE collection = $1 AND key = $2',
        collection,
        key,
      ),
    );
    return row ? (JSON.parse(row.value) as unknown) : null;
  }

  async set(collection: CollectionId, key: string, value: unknown): Promise<void> {
    const isForgotten = value === null || value === undefined;
    await this.#database.write(collection, (session) =>
      isForgotten
        ? session.run('DELETE FROM settings WHERE collection = $1 AND key = $2', collection, key)
        : session.run(
            `INSERT INTO settings (collection, key, value) VALUES ($1, $2, $3)
             ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value`,
            collection,
            key,
            JSON.stringify(value),
          ),
    );
  }
}
