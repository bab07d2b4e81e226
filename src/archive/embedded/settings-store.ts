import type { Settings } from '../archive.js';
import type { CollectionId } from '../collection-id.js';
import type { Connection } from './connection.js';

/** Settings of collections, in `desk.sqlite`. Values are JSON; one that was never set is null, and setting null forgets it. */
export class SettingsStore implements Settings {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async get(collection: CollectionId, key: string): Promise<unknown> {
    const row = this.#connection.get<{ readonly value: string }>(
      'SELECT value FROM settings WHERE collection = ? AND key = ?',
      collection,
      key,
    );
    return row ? (JSON.parse(row.value) as unknown) : null;
  }

  async set(collection: CollectionId, key: string, value: unknown): Promise<void> {
    if (value === null || value === undefined) {
      this.#connection.run('DELETE FROM settings WHERE collection = ? AND key = ?', collection, key);
      return;
    }
    this.#connection.run(
      `INSERT INTO settings (collection, key, value) VALUES (?, ?, ?)
       ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value`,
      collection,
      key,
      JSON.stringify(value),
    );
  }

  /** Drops all settings of a collection. */
  forget(collection: string): void {
    this.#connection.run('DELETE FROM settings WHERE collection = ?', collection);
  }
}
