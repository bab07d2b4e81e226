import type { ScoredPassage } from '../collection.js';

/** A cosine of vectors of unit length, as these are but for rounding. */
export const greatestScore = 1.01;

/** Keeps the best of any number of scored passages: greater scores first, and of equal ones the smaller id. */
export class BestPassages {
  readonly #limit: number;
  #kept: ScoredPassage[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(passageId: number, score: number): void {
    // No cosine: the vector is damaged, and would stand above every other.
    if (!(Math.abs(score) < greatestScore)) return;
    this.#kept.push({ passageId, score });
    // Sorting now and then is cheaper than keeping order at every step.
    if (this.#kept.length > 1_000 + 4 * this.#limit) this.#kept = [...this.ranked()];
  }

  ranked(): readonly ScoredPassage[] {
    return this.#kept
      .sort((one, other) => other.score - one.score || one.passageId - other.passageId)
      .slice(0, this.#limit);
  }
}
