import type { Clock } from '../clock.js';

/** A clock may be set, and no timer takes more than some weeks: none waits longer, in milliseconds. */
const longestWaitMs = 3_600_000;

/** Timers by name: of each name the last that was set. */
export class Timers {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #callsOff = new Map<string, () => void>();

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /** Has something done after so long, or after an hour where that is sooner. */
  set(name: string, delayMs: number, work: () => void): void {
    this.clear(name);
    this.#callsOff.set(name, this.#clock.after(Math.min(delayMs, longestWaitMs), work));
  }

  clear(name: string): void {
    this.#callsOff.get(name)?.();
    this.#callsOff.delete(name);
  }

  clearAll(): void {
    for (const name of this.#callsOff.keys()) this.clear(name);
  }
}
