import type { Clock } from '../../src/reading/feeds/clock.js';

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  /** ISO 8601. */
  get moment(): string {
    return new Date(this.#now).toISOString();
  }

  after(delayMs: number, work: () => void): () => void {
    const timer = { at: this.#now + delayMs, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; each timer that is due runs at its moment, and what it began is waited for by `settle`. */
  async advance(ms: number, settle: () => Promise<void>): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.toSorted((one, other) => one.at - other.at);
      if (!next || next.at > end) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
      await settle();
    }
    this.#now = end;
  }
}
