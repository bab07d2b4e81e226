import { UserError } from '../errors.js';
import { isAbbreviatedName } from '../archive/capital-words.js';
import { wordFormsOf, wordsOf, type WordForms } from '../archive/words.js';
import { languageOfQuestion, stopWordsOf } from './question-language.js';
import type { SearchTerm } from './search-term.js';

/** Longest question in characters: some 600 words, more than anybody asks and less than a pasted article. */
export const maximumQuestionCharacters = 4_000;

/** A keyword search takes so many different words at most, so that a long question costs no more than a short one. */
const maximumTerms = 40;

/** A question, read once. */
export interface Question {
  readonly text: string;
  /** What is searched for: its words without stop words, each once, in order. Never empty unless the question holds no word. */
  readonly terms: readonly SearchTerm[];
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
  const language = languageOfQuestion(wordsOf(text));
  const stopWords = stopWordsOf(language);
  const words = wordFormsOf(text, language === 'en' ? waysOfEnglish : allWays);
  const telling = words.filter(({ word }) => !stopWords.has(word) && word.length > 1);
  return { text, terms: toTerms(telling.length > 0 ? telling : words, namesIn(text, language, stopWords)) };
}

/**
 * Whatever a question is written in, texts of any language may hold its words, stemmed as in English or not. One language
 * stands here for each way in which words are read; a question in English has no apostrophes of other languages.
 */
const waysOfEnglish = ['en', 'de'];
const allWays = [...waysOfEnglish, 'fr', 'tr'];

/** Words that meet in English texts are one term. */
function toTerms(words: readonly WordForms[], names: ReadonlySet<string>): readonly SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const { word, forms } of words) {
    const key = forms[0]?.join(' ') ?? word;
    const known = terms.get(key);
    if (!known && terms.size === maximumTerms) continue;
    const isName = names.has(word) || isAbbreviatedName(word);
    terms.set(key, {
      word: known?.word ?? word,
      forms: known ? [...known.forms, ...forms.filter((form) => !holds(known.forms, form))] : forms,
      isName: isName || known?.isName === true,
    });
  }
  return [...terms.values()];
}

function holds(forms: SearchTerm['forms'], wanted: SearchTerm['forms'][number]): boolean {
  return forms.some((form) => form.join(' ') === wanted.join(' '));
}

/** A word after it opens a sentence, and has its capital from that. A title or an initial ("Prof.", "J.") ends none. */
const endsSentence = /(?:[?!:]|\p{Ll}{4}\.)["”’)]*$/u;

/**
 * Capitalised words that open no sentence, and numbers, folded. A question all in capitals, or without any, names nothing by its
 * spelling; nor does one in German, where every noun has a capital.
 */
function namesIn(text: string, language: string | null, stopWords: ReadonlySet<string>): Set<string> {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const shouted = letters.length > 3 && letters === letters.toUpperCase();
  const names = new Set<string>();
  const tokens = text.split(' ');
  for (const [index, token] of tokens.entries()) {
    const opens = index === 0 || endsSentence.test(tokens[index - 1] ?? '');
    const word = token.replace(/^[^\p{L}\p{N}]+/u, '');
    const folded = wordsOf(word)[0];
    if (folded === undefined || stopWords.has(folded)) continue;
    const capital = /^\p{Lu}/u.test(word) && !shouted && !opens && language !== 'de';
    if (capital || /^\d/.test(word)) names.add(folded);
  }
  return names;
}
