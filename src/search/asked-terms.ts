import type { WeighedTerm } from './search-term.js';

/** The form of a term that begins with some token: what must follow there. */
interface Start {
  readonly term: number;
  readonly rest: readonly string[];
}

/** The terms of a question, each with how much it tells, ready to be looked for in many texts. */
export class AskedTerms {
  readonly terms: readonly WeighedTerm[];
  /** Of all terms together. */
  readonly totalWeight: number;
  /** By first token. */
  readonly #starts = new Map<string, Start[]>();

  constructor(terms: readonly WeighedTerm[]) {
    this.terms = terms;
    this.totalWeight = terms.reduce((sum, { weight }) => sum + weight, 0);
    for (const [term, { forms }] of terms.entries()) {
      for (const [first, ...rest] of forms) {
        if (first === undefined) continue;
        this.#starts.set(first, [...(this.#starts.get(first) ?? []), { term, rest }]);
      }
    }
  }

  /** The same terms in the same order, of which those that were taken over from the question before weigh less. */
  withCarriedAt(factor: number): AskedTerms {
    // Shares of the whole weight are what counts: with nothing beside them they would stay the same.
    if (this.terms.every(isCarried)) return this;
    return new AskedTerms(
      this.terms.map((term) => (isCarried(term) ? { ...term, weight: factor * term.weight } : term)),
    );
  }

  /** How often each term stands in these runs of tokens, all its forms together, in the order of the terms. A phrase lies within one run. */
  countIn(...runs: readonly (readonly string[])[]): number[] {
    const counts = this.terms.map(() => 0);
    this.#meet(runs, (term) => (counts[term] = (counts[term] ?? 0) + 1));
    return counts;
  }

  /** Where each term stands, counted in tokens from the start of the first run; ascending. */
  placesIn(...runs: readonly (readonly string[])[]): number[][] {
    const places: number[][] = this.terms.map(() => []);
    this.#meet(runs, (term, place) => places[term]?.push(place));
    return places;
  }

  #meet(runs: readonly (readonly string[])[], visit: (term: number, place: number) => void): void {
    let before = 0;
    for (const run of runs) {
      for (let index = 0; index < run.length; index += 1) {
        const starts = this.#starts.get(run[index] ?? '');
        if (starts === undefined) continue;
        for (const { term, rest } of starts) {
          const isWhole = rest.every((next, offset) => run[index + 1 + offset] === next);
          if (isWhole) visit(term, before + index);
        }
      }
      before += run.length;
    }
  }

  /**
   * The share of the weight of the terms that was met at all, 0 to 1; 0 where there is none.
   * @param counts as `countIn` gives them.
   * @param among the terms that are asked for; all unless told.
   */
  share(counts: readonly number[], among: (term: WeighedTerm) => boolean = () => true): number {
    let met = 0;
    let total = 0;
    for (const [index, term] of this.terms.entries()) {
      if (!among(term)) continue;
      total += term.weight;
      if ((counts[index] ?? 0) > 0) met += term.weight;
    }
    return total > 0 ? met / total : 0;
  }
}

/** Whether it was taken over from the question before. */
function isCarried({ share }: WeighedTerm): boolean {
  return share !== undefined;
}
