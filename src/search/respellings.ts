import type { PassageInContext } from '../archive/collection.js';
import { tokensOf, wordsOf } from '../archive/words.js';
import type { SearchTerm } from './search-term.js';

/** A word of the question that was taken for another one. */
export interface Respelling {
  /** As the question spells it. */
  readonly asked: string;
  /** As the best passage that holds it does. */
  readonly as: string;
}

/** Further down, a passage is hardly one that the answer rests on. */
const passagesLookedThrough = 12;
const anyWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/**
 * Which words of a question were taken for others, where that found anything.
 * @param passages best first.
 */
export function respellings(
  question: string,
  terms: readonly SearchTerm[],
  passages: readonly Pick<PassageInContext, 'text' | 'article'>[],
): readonly Respelling[] {
  return terms.flatMap((term) => {
    if (!term.isRespelt) return [];
    const asked = wordIn(question, (word) => wordsOf(word).includes(term.word));
    const as = spellingIn(passages.slice(0, passagesLookedThrough), term);
    return asked !== null && as !== null ? [{ asked, as }] : [];
  });
}

/** As it was asked for, the term stands nowhere: whatever meets it is a respelling. */
function spellingIn(
  passages: readonly Pick<PassageInContext, 'text' | 'article'>[],
  { forms }: SearchTerm,
): string | null {
  const tokens = new Set(forms.map((form) => form.join(' ')));
  for (const { text, article } of passages) {
    const isMet = (word: string): boolean => tokens.has(tokensOf(word, article.language).join(' '));
    const word = wordIn(text, isMet) ?? wordIn(article.title ?? '', isMet);
    if (word !== null) return word;
  }
  return null;
}

/** The question as it was meant: each word that was taken for another, spelt as that is. */
export function withRespellings(question: string, respelt: readonly Respelling[]): string {
  return respelt.reduce((meant, { asked, as }) => meant.replace(asked, () => as), question);
}

function wordIn(text: string, isIt: (word: string) => boolean): string | null {
  return text.match(anyWord)?.find(isIt) ?? null;
}
