import { stemmer } from 'stemmer';
import { capitalToken, isAbbreviatedName, mayBeCapitalWord, mayHoldCapitalWords } from './capital-words.js';
import { fold } from './fold.js';
import { isUnspaced, letterPairs } from './unspaced-scripts.js';
import { eachPiece, inWord, isBreak } from './word-pieces.js';
import { WordTable } from './word-table.js';
import { writingOf, type Writing } from './writing.js';

/** A run of index tokens: one for a word, several for a phrase. */
export type Form = readonly string[];

/** A word of a text, and what texts of different languages hold where they hold it. */
export interface WordForms {
  /** Folded: without capitals and accents. */
  readonly word: string;
  /** Each once; the first is that of the first language. */
  readonly forms: readonly Form[];
}

/** The words of what is folded. */
const anyWord = new RegExp(String.raw`${inWord}(?:['.]${inWord})*`, 'gu');

/**
 * The tokens of a text in order: what is indexed, counted and searched for, and the one place that decides what a word
 * is. Case and accents are folded away. A text in English, or in no known language, is stemmed (Porter 1980), so that
 * "elections" meets "election"; one in another language is not. Numbers are words: `3.5` → 3.5. Scripts that put no
 * space between words give their pairs of letters. "US", "IS", "WHO" and "IT" in capitals are names: see capital-words.
 *
 * A token holds letters, marks, digits and full stops, none of them in capitals, and is never empty. What is indexed
 * stands in archives: whoever changes what comes out here has their words indexed anew.
 *
 * @param language BCP 47; null where unknown.
 */
export function tokensOf(text: string, language: string | null): string[] {
  return readings[writingOf(language)].read(text);
}

/** The words of a text in order, folded and not stemmed: `Türkiye’s U.S. envoys` → turkiye, u.s, envoys. */
export function wordsOf(text: string): string[] {
  return plain.read(text);
}

/** The words of a text in order, each with the tokens that texts in these languages hold for it. */
export function wordFormsOf(text: string, languages: readonly (string | null)[]): WordForms[] {
  const ways = [...new Set(languages.map((language) => readings[writingOf(language)]))];
  const words: WordForms[] = [];
  const pieces = piecesOf(text);
  const mayBeNames = mayHoldCapitalWords(text);
  for (const [index, piece] of pieces.entries()) {
    if (isBreak(piece)) continue;
    const name = mayBeNames ? capitalToken(pieces, index) : null;
    if (name !== null) words.push({ word: name, forms: [[name]] });
    else words.push(...formsOfPiece(piece, ways));
  }
  return words;
}

function formsOfPiece(piece: string, ways: readonly Reading[]): readonly WordForms[] {
  const words = plain.tokens(piece);
  // A piece of several words, as of Chinese, is read word by word. So that endings are seen, any other is read whole.
  const parts = words.length === 1 ? [piece] : words;
  return words.map((word, index) => {
    const forms = ways.map((way) => way.tokens(parts[index] ?? word));
    return { word, forms: distinct(forms) };
  });
}

/** The stem by which two forms of an English word meet (Porter 1980). Words with other letters and numbers stay as they are. */
export function stemOf(foldedWord: string): string {
  return /^[a-z]+$/.test(foldedWord) ? stemmer(foldedWord) : foldedWord;
}

/** News repeats its words: what was made of the last ones seen is kept, of at most so many. */
const rememberedWords = 50_000;
/** Longer ones are no words, and would take room: a text without spaces is a single piece. */
const rememberedCharacters = 40;

/** One way of making tokens of words. */
class Reading {
  readonly #known = new WordTable<readonly string[]>(rememberedWords);
  readonly #finish: (foldedWord: string) => string;

  /** @param finish makes of a folded word its token; empty where it is none. */
  constructor(finish: (foldedWord: string) => string) {
    this.#finish = finish;
  }

  /** The tokens of a text in order. */
  read(text: string): string[] {
    const tokens: string[] = [];
    const mayBeNames = mayHoldCapitalWords(text);
    let pieces: readonly string[] | null = null;
    let index = 0;
    eachPiece(text, (start, end, hash) => {
      const place = index++;
      if (hash === null) return;
      if (mayBeNames && mayBeCapitalWord(text, start, end)) {
        pieces ??= piecesOf(text);
        const name = capitalToken(pieces, place);
        if (name !== null) return void tokens.push(name);
      }
      for (const token of this.#tokensAt(text, start, end, hash)) tokens.push(token);
    });
    return tokens;
  }

  #tokensAt(text: string, start: number, end: number, hash: number): readonly string[] {
    if (end - start > rememberedCharacters) return this.tokens(text.slice(start, end));
    const known = this.#known.get(text, start, end, hash);
    if (known !== undefined) return known;
    const word = ownCopy(text.slice(start, end));
    const tokens = this.tokens(word);
    this.#known.set(word, hash, tokens);
    return tokens;
  }

  /** The tokens of a word as it stands in a text. */
  tokens(word: string): readonly string[] {
    // Folding may part what was one: ½ is 1⁄2.
    const parts = fold(word).match(anyWord) ?? [];
    return parts
      .flatMap((part) => (isUnspaced(part) ? letterPairs(part) : [part]))
      .map(this.#finish)
      .filter((token) => token !== '');
  }
}

/** What is cut out of a text keeps the whole text in memory, and so does what is made of it. */
function ownCopy(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}

const plain = new Reading(withoutMarks);
const readings: Readonly<Record<Writing, Reading>> = {
  english: new Reading((word) => stemOf(withoutMarks(word))),
  plain,
  // "l'État" is found by "État", and "dell'Italia" by "Italia".
  elided: new Reading((word) => withoutMarks(word.replace(elidedParticle, ''))),
  // The apostrophe parts a name from its endings: "Ankara'da" is in Ankara.
  suffixed: new Reading((word) => withoutMarks(word.replace(/^([^']{2,})'.*$/, '$1'))),
};

/** Articles, pronouns and prepositions of French, Italian and Catalan that lose their vowel before another one. */
const elidedParticle =
  /^(?:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu|un|gl|all|dall|dell|nell|sull|quell|quest|bell|sant)'(?=..)/;

/** Without the possessive, the apostrophes, and the full stops of an abbreviation. */
function withoutMarks(word: string): string {
  const singular = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (/^[\d.]+$/.test(singular) || isAbbreviatedName(singular)) return singular;
  return singular.includes('.') || singular.includes("'") ? singular.replace(/['.]/g, '') : singular;
}

/** The words of a text in order, and between them the ends of sentences and lines. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  eachPiece(text, (start, end) => pieces.push(text.slice(start, end)));
  return pieces;
}

function distinct(forms: readonly Form[]): Form[] {
  const byText = new Map(forms.filter((form) => form.length > 0).map((form) => [form.join(' '), form]));
  return [...byText.values()];
}
