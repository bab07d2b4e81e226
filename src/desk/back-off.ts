const firstMs = 30_000;
const longestMs = 15 * 60_000;

/** When what failed is tried again: after half a minute, one, two … up to a quarter of an hour. In memory: a new process tries at once. */
export class BackOff {
  readonly #failures = new Map<string, { readonly count: number; readonly untilMs: number }>();

  /** Until when it rests, in milliseconds since 1970; null where it does not. */
  restsUntil(key: string): number | null {
    return this.#failures.get(key)?.untilMs ?? null;
  }

  failed(key: string, nowMs: number): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    const untilMs = nowMs + Math.min(firstMs * 2 ** (count - 1), longestMs);
    this.#failures.set(key, { count, untilMs });
  }

  /** Rests without having failed. */
  rest(key: string, untilMs: number): void {
    const count = this.#failures.get(key)?.count ?? 0;
    this.#failures.set(key, { count, untilMs });
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}
