import type { WeighedTerm } from './search-term.js';

/** Two words stand together where no more than so many tokens lie from one to the other, in either order. */
const farthestApart = 8;

/**
 * How much of what stands together in a question stands together in a passage, 0 to 1: of each two neighbouring terms,
 * by the weight of the lesser. Words that are merely all there say less: "rail strike" is not a rail here and a strike
 * there. 0 where the question has one term.
 *
 * @param terms in the order of the question.
 * @param places where each stands in the passage, ascending.
 */
export function closeness(terms: readonly WeighedTerm[], places: readonly (readonly number[])[]): number {
  let together = 0;
  let total = 0;
  for (let index = 0; index + 1 < terms.length; index++) {
    const weight = Math.min(terms[index]?.weight ?? 0, terms[index + 1]?.weight ?? 0);
    total += weight;
    if (areNear(places[index] ?? [], places[index + 1] ?? [])) together += weight;
  }
  return total > 0 ? together / total : 0;
}

function areNear(left: readonly number[], right: readonly number[]): boolean {
  return left.some((one) => right.some((other) => Math.abs(one - other) <= farthestApart));
}
