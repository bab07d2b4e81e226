import { stemOf, wordsOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';
import { tallyOf, type Tally } from './tally.js';

/** What a report is about stands in its title and its first paragraphs: so many characters of the text are read. */
const leadCharacters = 600;
/** A word of the title counts as often as two of the text. */
const titleWeight = 2;
/** A site's own name behind the headline: "Ferry runs aground | Harbour Post". */
const siteName = /\s\|\s.*$/u;
/** Shorter words than this are grammar in most languages. */
const leastLetters = 3;

/** The words of a report's title and lead, by what they tell. */
export interface Lead {
  readonly names: Tally;
  /** Figures and years. */
  readonly numbers: Tally;
  /** All others but stop words, as stems. */
  readonly words: Tally;
}

/** @param names of the whole text: what is a name there is one in the title, where every word may have a capital. */
export function readLead(title: string | null, text: string, names: ReadonlySet<string>): Lead {
  const titleWords = wordsOf((title ?? '').replace(siteName, ''));
  const all = Array.from({ length: titleWeight }, () => titleWords).flat();
  all.push(...wordsOf(text.slice(0, leadCharacters)));
  const telling = all.filter((word) => !stopWords.has(word));
  const isName = (word: string): boolean => names.has(word) && !isNumber(word);
  const others = telling.filter((word) => !isName(word) && !isNumber(word) && word.length >= leastLetters);
  return {
    names: tallyOf(telling.filter(isName)),
    numbers: tallyOf(telling.filter(isNumber)),
    words: tallyOf(others.map(stemOf)),
  };
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}
