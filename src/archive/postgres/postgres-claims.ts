import type { Claims, Release } from '../claims.js';
import type { Presence } from './presence.js';

/** Claims on the connection by which a process is there. */
export class PostgresClaims implements Claims {
  readonly #presence: Presence;
  /** PostgreSQL gives a lock to whoever has it already. */
  readonly #taken = new Set<string>();

  constructor(presence: Presence) {
    this.#presence = presence;
  }

  async take(name: string, lost?: () => void): Promise<Release | null> {
    if (this.#taken.has(name)) return null;
    this.#taken.add(name);
    let release: Release | null = null;
    try {
      release = await this.#presence.lock(`claim ${name}`, lost);
    } finally {
      if (!release) this.#taken.delete(name);
    }
    return (
      release &&
      (async () => {
        this.#taken.delete(name);
        await release();
      })
    );
  }
}
