/** What time it is, and what is to happen later; tests have one of their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** @returns a function that calls it off. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    // What is to happen later is no reason to go on running.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
