import { wordsOf } from '../../archive/words.js';
import { readQuestion } from '../../search/question.js';

/** A run of words of a text that tell what it is about, as they stand there. */
export interface TellingPhrase {
  readonly words: string;
  /** Whether it is, or holds, what is written as a name. */
  readonly isName: boolean;
}

/** What may stand between two words of one phrase: "Tour of the Four Valleys", "Holt & Finch", "mayor of Ashmere". */
const link = /^(?:of|the|and|&|de|la|du|des|von|der|del|da|do)$/i;
const clean = /^[^\p{L}\p{N}&]+|(?:['’]s?)?[^\p{L}\p{N}&]*$/gu;

/** The phrases of a question in their order, each once. */
export function tellingPhrases(text: string): readonly TellingPhrase[] {
  const telling = new Map(readQuestion(text, null).terms.map(({ word, isName }) => [word, isName] as const));
  const phrases: TellingPhrase[] = [];
  let run: string[] = [];
  let links: string[] = [];
  let isName = false;
  const close = (): void => {
    if (run.length > 0) phrases.push({ words: run.join(' '), isName });
    [run, links, isName] = [[], [], false];
  };
  for (const token of text.split(/\s+/)) {
    const word = token.replace(clean, '');
    const folded = wordsOf(word);
    const tells = folded.some((each) => telling.has(each));
    const named = folded.some((each) => telling.get(each) === true);
    if (!tells) {
      if (run.length > 0 && link.test(word)) links.push(word);
      else close();
      continue;
    }
    // Names and other words are apart, so that each can be carried without the other.
    if (run.length > 0 && (named !== isName || (links.length > 0 && !named))) close();
    run.push(...links, word);
    links = [];
    isName = named;
    if (/[,;:?!]$/.test(token)) close();
  }
  close();
  const known = new Map(phrases.map((phrase) => [phrase.words.toLowerCase(), phrase]));
  return [...known.values()];
}
