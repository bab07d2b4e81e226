import { UserError } from '../errors.js';
import { stopWords } from './stop-words.js';
import { stemOf, wordsOf } from '../archive/words.js';

/** Longest question in characters: some 600 words, more than anybody asks and less than a pasted article. */
export const maximumQuestionCharacters = 4_000;

/** A keyword search takes so many different words at most, so that a long question costs no more than a short one. */
const maximumTerms = 40;

/** A question, read once. */
export interface Question {
  readonly text: string;
  /** What is searched for: folded words without stop words, each once, in order. Never empty unless the question holds no word. */
  readonly terms: readonly string[];
  /** The stem of each term, in the same order. */
  readonly stems: readonly string[];
  /** Stems of the terms that are written as names, or are numbers: what an answer must not be silent on. */
  readonly names: ReadonlySet<string>;
}

/** @throws UserError where it is empty or too long. */
export function readQuestion(input: string): Question {
  // Before anything is done with it: normalising piled-up accents takes time that grows with their square.
  if (input.length > maximumQuestionCharacters) {
    throw new UserError(
      'question-too-long',
      `The question has ${input.length.toLocaleString('en')} characters, and at most ${maximumQuestionCharacters.toLocaleString('en')} are read: ask for one thing in a sentence or two.`,
    );
  }
  const text = input.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '') {
    throw new UserError(
      'question-empty',
      'The question is empty: ask something, as "Who met whom in Ankara?".',
    );
  }
  const words = wordsOf(text);
  const telling = words.filter((word) => !stopWords.has(word) && word.length > 1);
  const terms = [...new Set(telling.length > 0 ? telling : words)].slice(0, maximumTerms);
  return { text, terms, stems: terms.map(stemOf), names: namesIn(text) };
}

/** Capitalised words past the first, and numbers. A question all in capitals, or without any, names nothing by its spelling. */
function namesIn(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const shouted = letters.length > 3 && letters === letters.toUpperCase();
  const names = new Set<string>();
  for (const [index, token] of text.split(' ').entries()) {
    const word = token.replace(/^[^\p{L}\p{N}]+/u, '');
    const folded = wordsOf(word)[0];
    if (folded === undefined || stopWords.has(folded)) continue;
    const capital = /^\p{Lu}/u.test(word) && !shouted && index > 0;
    if (capital || /^\d/.test(word)) names.add(stemOf(folded));
  }
  return names;
}
