import type { Collection } from '../archive/archive.js';
import type { Question } from './question.js';

/**
 * A collection is taken to hold so many more passages that speak of other things. Without it, in an archive of five
 * articles about one event the very name of the event would weigh nothing; with 100,000 passages it changes nothing.
 */
const passagesElsewhere = 1_000;

/** How much each word of a question tells. */
export interface TermWeights {
  /** By stem. */
  readonly weights: ReadonlyMap<string, number>;
  /** Passages in all places, which decide what the greatest weight is. */
  readonly passages: number;
  /** The terms to search by: the rarest that stand anywhere. All of them count when what was found is scored. */
  readonly telling: readonly string[];
}

/**
 * Candidates by keyword come from at most about so many passages: scoring one costs half a microsecond, and words that
 * stand in tens of thousands find nothing that rarer ones do not.
 */
const mostPassagesMatched = 5_000;
/** The rarest terms are searched by, however common they are. */
const leastTermsSearched = 2;

/** Inverse document frequency as in BM25 (Robertson and Spärck Jones), ln(1 + (N − n + ½) / (n + ½)), over these collections together. */
export async function weighTerms(
  question: Question,
  collections: readonly Collection[],
): Promise<TermWeights> {
  const counts = await Promise.all(
    collections.map((collection) => collection.termFrequencies(question.terms)),
  );
  const passages = counts.reduce((sum, count) => sum + count.passages, 0);
  const terms = question.terms.map((term, index) => {
    const holding = counts.reduce((sum, count) => sum + (count.documents.get(term) ?? 0), 0);
    return { term, stem: question.stems[index] ?? term, holding };
  });
  const weights = terms.map(({ stem, holding }) => [stem, inverseFrequency(holding, passages)] as const);
  return { weights: new Map(weights), passages, telling: rarest(terms) };
}

function rarest(terms: readonly { readonly term: string; readonly holding: number }[]): readonly string[] {
  let matched = 0;
  return terms
    .filter(({ holding }) => holding > 0)
    .toSorted((left, right) => left.holding - right.holding)
    .filter(({ holding }, index) => {
      matched += holding;
      return index < leastTermsSearched || matched <= mostPassagesMatched;
    })
    .map(({ term }) => term);
}

/** The weight of a word that stands in no passage. */
export function rarestWeight(passages: number): number {
  return inverseFrequency(0, passages);
}

function inverseFrequency(holding: number, passages: number): number {
  return Math.log(1 + (passages + passagesElsewhere - holding + 0.5) / (holding + 0.5));
}
