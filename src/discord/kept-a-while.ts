import type { Clock } from '../clock.js';

interface Kept<Value> {
  readonly value: Promise<Value>;
  readonly atMs: number;
}

export interface KeptAWhileOptions<Value> {
  readonly load: (key: string) => Promise<Value>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly keepMs: number;
  /** So many are kept; the oldest go first. */
  readonly most: number;
}

/** What is loaded by a key and is good for a while. Those who ask meanwhile share one load; one that failed is forgotten. */
export class KeptAWhile<Value> {
  readonly #options: KeptAWhileOptions<Value>;
  /** Oldest first. */
  readonly #kept = new Map<string, Kept<Value>>();

  constructor(options: KeptAWhileOptions<Value>) {
    this.#options = options;
  }

  get(key: string): Promise<Value> {
    const { load, clock, keepMs, most } = this.#options;
    const nowMs = clock.nowMs();
    const known = this.#kept.get(key);
    // A clock that was set back must not keep anything for longer.
    if (known && nowMs >= known.atMs && nowMs - known.atMs < keepMs) return known.value;
    const kept = { value: load(key), atMs: nowMs };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= most) break;
      this.#kept.delete(oldest);
    }
    kept.value.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    });
    return kept.value;
  }
}
