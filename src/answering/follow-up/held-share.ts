import type { Collection } from '../../archive/collection.js';
import type { TermCounts } from '../../archive/term-counts.js';
import type { SearchTerm } from '../../search/search-term.js';
import { weighTerms } from '../../search/term-weights.js';
import type { FollowedArticles } from './followed-articles.js';

/** How much of a question the articles of the answer before hold. */
export interface HeldShare {
  /** Of the weight of its words, 0 to 1; 0 where it has none. */
  readonly all: number;
  /** Whether they hold every name in it. */
  readonly allNames: boolean;
}

/** An article that the answer rests on less than this is not asked. */
const leastWorth = 0.5;

/** @param known words that the question before held itself, folded: they count as held. */
export async function heldShare(
  terms: readonly SearchTerm[],
  known: ReadonlySet<string>,
  followed: FollowedArticles,
  collections: readonly Collection[],
): Promise<HeldShare> {
  const [{ terms: weighed }, counts] = await Promise.all([
    weighTerms(terms, collections),
    countsOf(followed, collections),
  ]);
  let [held, total, allNames] = [0, 0, true];
  for (const { word, forms, weight, isName } of weighed) {
    total += weight;
    if (known.has(word) || counts.some((each) => each.countForms(forms) > 0)) held += weight;
    else if (isName) allNames = false;
  }
  return { all: total > 0 ? held / total : 0, allNames };
}

async function countsOf(
  followed: FollowedArticles,
  collections: readonly Collection[],
): Promise<readonly TermCounts[]> {
  const counts = await Promise.all(
    collections.map((collection) => {
      const worth = followed.get(collection.id) ?? new Map<string, number>();
      const ids = [...worth].filter(([, share]) => share >= leastWorth).map(([id]) => id);
      return ids.length > 0 ? collection.termCounts(ids) : new Map<string, TermCounts>();
    }),
  );
  return counts.flatMap((each) => [...each.values()]);
}
