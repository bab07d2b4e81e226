import type { Collection } from '../archive/collection.js';
import { respellings, withRespellings, type Respelling } from './respellings.js';
import type { RetrieveRequest } from './retrieval.js';
import type { SearchTerm } from './search-term.js';

/** Passages in which the spelling of a word is looked up. */
const spellingPool = 3;

/**
 * The question with its misspelt names spelt as the archive spells what they were taken for: a model makes of a
 * misspelt name something else. Other words are left: those that a small archive lacks are mostly spelt right. The
 * question as it is where no name was taken for another.
 *
 * @param terms of the question, as they were weighed.
 */
export async function questionAsMeant(
  { question, collections, filter }: Pick<RetrieveRequest, 'question' | 'collections' | 'filter'>,
  terms: readonly SearchTerm[],
): Promise<string> {
  const respelt: Respelling[] = [];
  for (const term of terms.filter(({ isName, isRespelt }) => isName && isRespelt === true)) {
    const holding = await Promise.all(
      collections.map((collection) => passagesWith(term, collection, { limit: spellingPool, filter })),
    );
    respelt.push(...respellings(question.text, [term], holding.flat()));
  }
  return withRespellings(question.text, respelt);
}

async function passagesWith(
  { forms }: SearchTerm,
  collection: Collection,
  options: Parameters<Collection['keyword']>[1],
) {
  const hits = await collection.keyword(forms, options);
  return collection.passages(hits.map(({ passageId }) => passageId));
}
