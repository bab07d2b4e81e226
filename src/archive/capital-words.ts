import { isBreak } from './word-pieces.js';

/**
 * Names that in small letters are other words, and everyday ones: the country, the group, the organisation, the trade.
 * Each is indexed as an abbreviation with full stops, which no other word keeps, so that "the US" does not meet "us".
 */
const capitalWords: ReadonlyMap<string, string> = new Map([
  ['US', 'u.s'],
  ['IS', 'i.s'],
  ['WHO', 'w.h.o'],
  ['IT', 'i.t'],
]);
const abbreviations: ReadonlySet<string> = new Set(capitalWords.values());

/** Whether a text may hold one of them at all. */
const anyCapitalWord = new RegExp(`\\b(?:${[...capitalWords.keys()].join('|')})\\b`);
const firstLetters: ReadonlySet<string> = new Set([...capitalWords.keys()].map((word) => word.charAt(0)));
const possessive = /['’]s$/;
const longestWritten = Math.max(...[...capitalWords.keys()].map((word) => `${word}’s`.length));
/** So many words on either side tell whether the writer shouts. */
const neighbours = 3;

export function mayHoldCapitalWords(text: string): boolean {
  return anyCapitalWord.test(text);
}

/** Whether the word at this place of a text may be one, as is quickly told. */
export function mayBeCapitalWord(text: string, start: number, end: number): boolean {
  return end - start <= longestWritten && firstLetters.has(text.charAt(start));
}

/**
 * The token of such a name at this place, or null where the word is what it is in small letters. In capitals it is the
 * name, unless all its neighbours are in capitals too: "WHO IS THE MAYOR?" asks for a person. A neighbour is one of the
 * three words before and after it in the same sentence; a word without any stands for the name.
 *
 * @param pieces the words of a text in order, and between them the ends of sentences and lines.
 */
export function capitalToken(pieces: readonly string[], index: number): string | null {
  const token = capitalWords.get(withoutPossessive(pieces[index] ?? ''));
  if (token === undefined) return null;
  const beside = [...sameSentence(pieces, index, -1), ...sameSentence(pieces, index, 1)];
  const isShouted = beside.length > 0 && beside.every((word) => word === word.toUpperCase());
  return isShouted ? null : token;
}

/** The names as they are written with full stops, in small letters too: `u.s`. */
export function isAbbreviatedName(foldedWord: string): boolean {
  return abbreviations.has(foldedWord);
}

/** The nearest words with letters on one side. */
function sameSentence(pieces: readonly string[], index: number, step: 1 | -1): string[] {
  const words: string[] = [];
  for (let at = index + step; words.length < neighbours; at += step) {
    const piece = pieces[at];
    if (piece === undefined || isBreak(piece)) break;
    if (/\p{L}/u.test(piece)) words.push(withoutPossessive(piece));
  }
  return words;
}

function withoutPossessive(word: string): string {
  return word.replace(possessive, '');
}
