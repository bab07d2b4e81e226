/** Milliseconds of 2015-01-01, from which Discord's ids count. */
const discordEpochMs = 1_420_070_400_000;

/** Makes ids as Discord does: 42 bits of milliseconds, then a counter; each greater than the one before. */
export class Snowflakes {
  readonly #nowMs: () => number;
  #last = 0n;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  next(): string {
    const byTime = BigInt(this.#nowMs() - discordEpochMs) << 22n;
    this.#last = byTime > this.#last ? byTime : this.#last + 1n;
    return this.#last.toString();
  }
}
