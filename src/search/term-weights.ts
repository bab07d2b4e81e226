import type { Collection } from '../archive/archive.js';
import type { Question } from './question.js';

/**
 * A collection is taken to hold so many more passages that speak of other things. Without it, in an archive of five
 * articles about one event the very name of the event would weigh nothing; with 100,000 passages it changes nothing.
 */
const passagesElsewhere = 1_000;

/**
 * How much each term of the question tells: inverse document frequency as in BM25 (Robertson and Spärck Jones),
 * ln(1 + (N − n + ½) / (n + ½)), over these collections together. Keyed by stem.
 */
export async function weighTerms(
  question: Question,
  collections: readonly Collection[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(
    collections.map((collection) => collection.termFrequencies(question.terms)),
  );
  const passages = passagesElsewhere + counts.reduce((sum, count) => sum + count.passages, 0);
  return new Map(
    question.terms.map((term, index) => {
      const holding = counts.reduce((sum, count) => sum + (count.documents.get(term) ?? 0), 0);
      return [question.stems[index] ?? term, Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))];
    }),
  );
}
