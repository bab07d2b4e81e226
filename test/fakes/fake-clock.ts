import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/clock.js';

interface Timer {
  readonly atMs: number;
  readonly work: () => void;
}

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  #nowMs: number;
  #timers: Timer[] = [];

  /** @param start a moment in ISO 8601, or milliseconds. */
  constructor(start: string | number = 0) {
    this.#nowMs = typeof start === 'number' ? start : Date.parse(start);
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** ISO 8601. */
  get moment(): string {
    return new Date(this.#nowMs).toISOString();
  }

  after(delayMs: number, work: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /**
   * Lets so much time pass; each timer that is due runs at its moment, and what it began is waited for by `settle`: by
   * one turn unless told.
   */
  async pass(durationMs: number, settle: () => Promise<unknown> = () => nextTurn()): Promise<void> {
    const untilMs = this.#nowMs + durationMs;
    for (;;) {
      const [next] = this.#timers.toSorted((one, other) => one.atMs - other.atMs);
      if (!next || next.atMs > untilMs) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.work();
      await settle();
    }
    this.#nowMs = untilMs;
  }
}
