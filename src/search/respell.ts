import type { Collection, SimilarWord } from '../archive/collection.js';
import { nearestFirst } from '../archive/misspelling.js';
import { stemOf } from '../archive/words.js';
import type { SearchTerm } from './search-term.js';
import { isSpeltRight } from './spelt-words.js';
import { stopWords } from './stop-words.js';

/** Letters of a word that is looked up: shorter ones are like too many others, longer ones are none. Numbers and abbreviations have no spelling. */
const spelt = /^\p{L}{4,30}$/u;
/** A name of so many letters may have two of them wrong. */
const lettersOfTwoEdits = 8;
/** So many words are taken for what was meant, */
const mostRespellings = 2;
/** none much rarer than the first: by measurement the right one is hardly ever second where it is ten times rarer. */
const leastShareOfFirst = 0.1;
/** "witches" is not "with": nobody asks for a stop word. */
const stopTokens: ReadonlySet<string> = new Set([...stopWords].map(stemOf));
/** Only so many words are looked up, of a question that is all gibberish too. */
const mostLookedUp = 5;

/**
 * Terms that stand in none of these collections, with the forms of those words of theirs besides for which they may be
 * misspelt. Those for which there is no such word are left out, and so are known names and names that are spelt
 * right. Of other words that are spelt right, what is like them is as often a form of the same ("sank", "sunk").
 */
export async function respellUnknown(
  terms: readonly SearchTerm[],
  collections: readonly Collection[],
): Promise<ReadonlyMap<SearchTerm, SearchTerm>> {
  const misspelt = terms.filter(
    ({ word, isAlias, isName }) => isAlias !== true && spelt.test(word) && !(isName && isSpeltRight(word)),
  );
  const respelt = new Map<SearchTerm, SearchTerm>();
  for (const term of misspelt.slice(0, mostLookedUp)) {
    const forms = (await respellingsOf(term, collections)).map(({ token }) => [token]);
    if (forms.length > 0) respelt.set(term, { ...term, forms: [...term.forms, ...forms], isRespelt: true });
  }
  return respelt;
}

async function respellingsOf(
  { word, isName }: SearchTerm,
  collections: readonly Collection[],
): Promise<readonly SimilarWord[]> {
  const mostEdits = isName && word.length >= lettersOfTwoEdits ? 2 : 1;
  const found = await Promise.all(collections.map((each) => each.similarWords(word, mostEdits)));
  const words = together(found.flat()).filter(({ token }) => !stopTokens.has(token));
  const leastArticles = (words[0]?.articles ?? 0) * leastShareOfFirst;
  return words.filter(({ articles }) => articles >= leastArticles).slice(0, mostRespellings);
}

/** The same word of several collections counts once. */
function together(found: readonly SimilarWord[]): readonly SimilarWord[] {
  const words = new Map<string, SimilarWord>();
  for (const word of found) {
    const articles = word.articles + (words.get(word.token)?.articles ?? 0);
    words.set(word.token, { ...word, articles });
  }
  return [...words.values()].sort(nearestFirst);
}
