import type { Connection } from './connection.js';
import type { VectorProfile } from './vector-profile.js';

/** With which model the vectors of a collection were made, as is noted beside them. */
export class ProfileStamp {
  readonly #connection: Connection;
  readonly #stamp: string;

  constructor(connection: Connection, { fingerprint, dimension }: VectorProfile) {
    this.#connection = connection;
    this.#stamp = `${fingerprint} ${dimension}`;
  }

  /** Whether the stored vectors are of the archive's model, as is true where there are none. */
  isOfProfile(): boolean {
    const stored = this.#connection.get<{ readonly value: string }>(
      "SELECT value FROM meta WHERE key = 'vector-profile'",
    );
    if (stored?.value === this.#stamp) return true;
    return stored === null || this.#connection.get('SELECT 1 FROM vectors LIMIT 1') === null;
  }

  /** Notes the archive's model, before vectors of it are stored. */
  write(): void {
    this.#connection.run(
      `INSERT INTO meta (key, value) VALUES ('vector-profile', ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
      this.#stamp,
    );
  }
}
