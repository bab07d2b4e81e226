import type { ServedModel } from '../reembedding.js';
import type { Connection } from './connection.js';
import type { VectorProfile } from './vector-profile.js';

const stampKey = 'vector-profile';
const modelKey = 'vector-model';

/** With which model the vectors of a collection were made, as is noted beside them. */
export class ProfileStamp {
  readonly #connection: Connection;
  readonly #profile: VectorProfile;

  constructor(connection: Connection, profile: VectorProfile) {
    this.#connection = connection;
    this.#profile = profile;
  }

  /** The model of the stored vectors; the archive's where there are none. */
  served(): ServedModel {
    const { fingerprint, dimension, model = null } = this.#profile;
    const own = { isCurrent: true, fingerprint, dimension, model };
    const stored = this.#read(stampKey);
    if (stored === null || stored === stampOf(this.#profile)) return own;
    if (this.#connection.get('SELECT 1 FROM vectors LIMIT 1') === null) return own;
    const [storedFingerprint = '', storedDimension = ''] = stored.split(' ');
    return {
      isCurrent: false,
      fingerprint: storedFingerprint,
      dimension: Number(storedDimension),
      model: JSON.parse(this.#read(modelKey) ?? 'null') as unknown,
    };
  }

  /** Notes the archive's model, before vectors of it are stored. */
  write(): void {
    this.#keep(stampKey, stampOf(this.#profile));
    this.#keep(modelKey, JSON.stringify(this.#profile.model ?? null));
  }

  #read(key: string): string | null {
    const row = this.#connection.get<{ readonly value: string }>('SELECT value FROM meta WHERE key = ?', key);
    return row?.value ?? null;
  }

  #keep(key: string, value: string): void {
    this.#connection.run(
      `INSERT INTO meta (key, value) VALUES (?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
      key,
      value,
    );
  }
}

/** A model in a word. */
export function stampOf({ fingerprint, dimension }: VectorProfile): string {
  return `${fingerprint} ${dimension}`;
}
