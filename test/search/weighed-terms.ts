import { AskedTerms } from '../../src/search/asked-terms.js';
import type { Question } from '../../src/search/question.js';
import type { WeighedTerm } from '../../src/search/search-term.js';
import { formsOf } from '../archive/sample-articles.js';

/** A term with these forms as an English text holds them. */
export function weighed(weight: number, word: string, ...otherForms: readonly string[]): WeighedTerm {
  return { word, forms: formsOf(word, ...otherForms), isName: false, weight };
}

/** The terms of a question, each of them telling as much, so that shares can be counted. */
export function evenly({ terms }: Question): AskedTerms {
  return new AskedTerms(terms.map((term) => ({ ...term, weight: 1 })));
}
