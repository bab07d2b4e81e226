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
}

/** Inverse document frequency as in BM25 (Robertson and Spärck Jones), ln(1 + (N − n + ½) / (n + ½)), over these collections together. */
export async function weighTerms(
  question: Question,
  collections: readonly Collection[],
): Promise<TermWeights> {
  const counts = await Promise.all(
    collections.map((collection) => collection.termFrequencies(question.terms)),
  );
  const passages = counts.reduce((sum, count) => sum + count.passages, 0);
  const weights = question.terms.map((term, index) => {
    const holding = counts.reduce((sum, count) => sum + (count.documents.get(term) ?? 0), 0);
    return [question.stems[index] ?? term, inverseFrequency(holding, passages)] as const;
  });
  return { weights: new Map(weights), passages };
}

/** The weight of a word that stands in no passage. */
export function rarestWeight(passages: number): number {
  return inverseFrequency(0, passages);
}

function inverseFrequency(holding: number, passages: number): number {
  return Math.log(1 + (passages + passagesElsewhere - holding + 0.5) / (holding + 0.5));
}
