import type { Collection } from '../archive/collection.js';
import type { Form } from '../archive/words.js';
import { respellUnknown } from './respell.js';
import type { SearchTerm, WeighedTerm } from './search-term.js';
import { allSwitchesOn, type SearchSwitches } from './search-switches.js';

/**
 * A collection is taken to hold so many more passages that speak of other things. Without it, in an archive of five
 * articles about one event the very name of the event would weigh nothing; with 100,000 passages it changes nothing.
 */
const passagesElsewhere = 1_000;

/** How much each term of a question tells. */
export interface TermWeights {
  /** In the order of the question. */
  readonly terms: readonly WeighedTerm[];
  /** Passages in all places, which decide what the greatest weight is. */
  readonly passages: number;
  /** What to search by: all forms of the rarest terms that stand anywhere. All terms count when what was found is scored. */
  readonly telling: readonly Form[];
}

/**
 * Candidates by keyword come from at most about so many passages: scoring one costs half a microsecond, and words that
 * stand in tens of thousands find nothing that rarer ones do not.
 */
const mostPassagesMatched = 5_000;
/** The rarest terms are searched by, though they are more common than that. */
const leastTermsSearched = 2;
/** But beside a rarer one none that stands in so many passages: only the newest of them are scored, and the rare one's others would be lost. */
const mostPassagesBeside = 15_000;

/**
 * Inverse document frequency as in BM25 (Robertson and Spärck Jones), ln(1 + (N − n + ½) / (n + ½)), over these
 * collections together. Terms that stand nowhere are taken for words that they may be misspelt for.
 */
export async function weighTerms(
  terms: readonly SearchTerm[],
  collections: readonly Collection[],
  { spelling }: Pick<SearchSwitches, 'spelling'> = allSwitchesOn,
): Promise<TermWeights> {
  const { counted, passages } = await count(terms, collections);
  const unknown = counted.filter(({ holding }) => holding === 0).map(({ term }) => term);
  const respelt = spelling ? await respellUnknown(unknown, collections) : new Map<SearchTerm, SearchTerm>();
  const recounted = respelt.size > 0 ? (await count([...respelt.values()], collections)).counted : [];
  const weighed = counted.map((asked) => {
    const { term, holding } = recounted.find(({ term: each }) => each === respelt.get(asked.term)) ?? asked;
    const weight = inverseFrequency(holding, passages) * (term.share ?? 1);
    return { term: { ...term, weight }, holding };
  });
  return { terms: weighed.map(({ term }) => term), passages, telling: rarest(weighed) };
}

interface CountedTerm {
  readonly term: SearchTerm;
  /** Passages of all collections that hold it. */
  readonly holding: number;
}

async function count(terms: readonly SearchTerm[], collections: readonly Collection[]) {
  const forms = terms.map((term) => term.forms);
  const counts = await Promise.all(collections.map((collection) => collection.termFrequencies(forms)));
  const counted = terms.map((term, index): CountedTerm => {
    const holding = counts.reduce((sum, { documents }) => sum + (documents[index] ?? 0), 0);
    return { term, holding };
  });
  return { counted, passages: counts.reduce((sum, { passages }) => sum + passages, 0) };
}

function rarest(
  weighed: readonly { readonly term: WeighedTerm; readonly holding: number }[],
): readonly Form[] {
  let matched = 0;
  return weighed
    .filter(({ holding }) => holding > 0)
    .toSorted((left, right) => left.holding - right.holding)
    .filter(({ holding }, index) => {
      matched += holding;
      const isAmongFirst = index < leastTermsSearched && (index === 0 || matched <= mostPassagesBeside);
      return isAmongFirst || matched <= mostPassagesMatched;
    })
    .flatMap(({ term }) => term.forms);
}

/** The weight of a word that stands in no passage. */
export function rarestWeight(passages: number): number {
  return inverseFrequency(0, passages);
}

function inverseFrequency(holding: number, passages: number): number {
  return Math.log(1 + (passages + passagesElsewhere - holding + 0.5) / (holding + 0.5));
}
