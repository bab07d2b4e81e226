import { wordsOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';

/** What is read of a text for its names: a longer one has told its names by then. */
const charactersRead = 30_000;
const capitalised = /\p{Lu}[\p{L}\p{N}\p{M}]*(?:['’.][\p{L}\p{N}\p{M}]+)*/gu;
/** Behind these a capital says nothing: there every word has one. */
const opensSentence = /(?:^|[.!?…:;\n"“”„‘«»()[\]|•–—]|\s['-])\s*$/u;
const charactersBefore = 4;

/**
 * The words of a text that are written with a capital where no sentence begins: people, places, bodies. Folded, not
 * stemmed, so that they are the same in every language. A script without capitals has none; in German all nouns are
 * among them.
 */
export function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const read = text.slice(0, charactersRead);
  for (const match of read.matchAll(capitalised)) {
    if (opensSentence.test(read.slice(Math.max(0, match.index - charactersBefore), match.index))) continue;
    for (const word of wordsOf(match[0])) if (word.length > 1 && !stopWords.has(word)) names.add(word);
  }
  return names;
}
