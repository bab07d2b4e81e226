/** Time as the feeds' keeper knows it; tests have one that they set. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `work` once, after so long; the returned function calls that off. */
  after(delayMs: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    // Waiting for the next poll is no reason to go on running.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
