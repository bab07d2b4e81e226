import type { Clock } from '../../src/clock.js';

/** A clock that goes on only when it is told to. */
export class FakeClock implements Clock {
  #nowMs: number;
  #waiting: { readonly atMs: number; readonly callback: () => void }[] = [];

  constructor(nowMs = 0) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const entry = { atMs: this.#nowMs + delayMs, callback };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== entry);
    };
  }

  /** Lets so much time pass, step by step, and whatever is started by it begin. */
  async pass(durationMs: number): Promise<void> {
    const untilMs = this.#nowMs + durationMs;
    for (;;) {
      const [next] = this.#waiting.toSorted((left, right) => left.atMs - right.atMs);
      if (!next || next.atMs > untilMs) break;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.callback();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#nowMs = untilMs;
  }
}
