import { UserError } from '../errors.js';
import { isAbbreviatedName } from '../archive/capital-words.js';
import { wordFormsOf, wordsOf, type WordForms } from '../archive/words.js';
import { aliasTable, formsOfNames, type AliasTable } from './alias-table.js';
import { languageOfQuestion, stopWordsOf } from './question-language.js';
import type { SearchTerm } from './search-term.js';

/** Longest question in characters: some 600 words, more than anybody asks and less than a pasted article. */
export const maximumQuestionCharacters = 4_000;

/** A keyword search takes so many different words at most, so that a long question costs no more than a short one. */
const maximumTerms = 40;

/** A question, read once. */
export interface Question {
  /** What is asked, and what of the question before belongs to it. */
  readonly text: string;
  /** What was asked in this very question, where the text holds words of the one before. */
  readonly own?: string;
  /** What is searched for: its words without stop words, each once, in order. Empty where the question holds nothing but everyday words: they are asked for by nobody. */
  readonly terms: readonly SearchTerm[];
}

/**
 * @param aliases names that mean the same; those that every archive knows unless told, null for none.
 * @throws UserError where it is empty or too long.
 */
export function readQuestion(input: string, aliases: AliasTable | null = aliasTable([])): Question {
  // Before anything is done with it: normalising piled-up accents takes time that grows with their square.
  if (input.length > maximumQuestionCharacters) {
    throw new UserError('question-too-long', { given: input.length, most: maximumQuestionCharacters });
  }
  const text = input.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '') {
    throw new UserError('question-empty');
  }
  const language = languageOfQuestion(wordsOf(text));
  const stopWords = stopWordsOf(language);
  const languages = language === 'en' ? waysOfEnglish : allWays;
  const words = wordFormsOf(text, languages);
  const asked = withNames(words, aliases, stopWords, languages);
  const telling = asked.filter(({ word, isAlias }) => isAlias || (!stopWords.has(word) && word.length > 1));
  const names = namesIn(text, language, stopWords);
  return { text, terms: toTerms(telling, names) };
}

/**
 * Whatever a question is written in, texts of any language may hold its words, stemmed as in English or not. One language
 * stands here for each way in which words are read; a question in English has no apostrophes of other languages.
 */
const waysOfEnglish = ['en', 'de'];
const allWays = [...waysOfEnglish, 'fr', 'tr'];

/** One thing that a question names: a word, or the words of a known name. */
interface AskedFor extends WordForms {
  readonly words: readonly string[];
  readonly isAlias: boolean;
}

/** The words in order, those of each known name as one, with the forms of all names of the same. A stop word alone is none. */
function withNames(
  words: readonly WordForms[],
  aliases: AliasTable | null,
  stopWords: ReadonlySet<string>,
  languages: readonly string[],
): readonly AskedFor[] {
  const asked: AskedFor[] = [];
  for (let at = 0; at < words.length;) {
    const { names, length } = aliases?.nameAt(words, at) ?? { names: [], length: 1 };
    const own = words.slice(at, at + length);
    const folded = own.map(({ word }) => word);
    const isAlias = names.length > 0 && !(length === 1 && own.every(({ word }) => stopWords.has(word)));
    const forms = isAlias ? formsOfNames(names, languages) : own.flatMap((word) => word.forms);
    asked.push({ word: folded.join(' '), words: folded, forms, isAlias });
    at += length;
  }
  return asked;
}

/** Words that meet in English texts are one term, and so are names of the same. */
function toTerms(asked: readonly AskedFor[], names: ReadonlySet<string>): readonly SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const { word, words, forms, isAlias } of asked) {
    const key = forms[0]?.join(' ') ?? word;
    const known = terms.get(key);
    if (!known && terms.size === maximumTerms) continue;
    const isName = words.some((each) => names.has(each) || isAbbreviatedName(each));
    terms.set(key, {
      word: known?.word ?? word,
      forms: known ? [...known.forms, ...forms.filter((form) => !holds(known.forms, form))] : forms,
      isName: isName || known?.isName === true,
      ...(isAlias || known?.isAlias ? { isAlias: true } : {}),
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
