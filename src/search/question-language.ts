import { functionWords } from './function-words.js';
import { stopWords } from './stop-words.js';

/** One word of another language stands in many a name: two are needed to tell that a question is asked in it. */
const leastWords = 2;

/**
 * The language of a question by its everyday words, as BCP 47; null where they do not tell. English unless more of them
 * are of another language; of two languages the first in the list.
 * @param words folded.
 */
export function languageOfQuestion(words: readonly string[]): string | null {
  const distinct = [...new Set(words)];
  const countOf = (known: ReadonlySet<string>): number => distinct.filter((word) => known.has(word)).length;
  let best: { readonly language: string | null; readonly count: number } = {
    language: null,
    count: 0,
  };
  const english = countOf(stopWords);
  if (english > 0) best = { language: 'en', count: english };
  for (const [language, known] of functionWords) {
    const count = countOf(known);
    if (count >= leastWords && count > best.count) best = { language, count };
  }
  return best.language;
}

/** The words of a language that say how something is asked and not what about, folded. English where none is known. */
export function stopWordsOf(language: string | null): ReadonlySet<string> {
  return functionWords.get(language ?? '') ?? stopWords;
}
