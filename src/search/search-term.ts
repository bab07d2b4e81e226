import type { Form } from '../archive/words.js';

/** One thing that a question names, and the forms of it that meet it: a text that holds any of them holds the term. */
export interface SearchTerm {
  /** As it was asked for, folded; a name that is told by its capitals as `wordsOf` gives it (`u.s`). */
  readonly word: string;
  /** Each once; the first is that of an English text. */
  readonly forms: readonly Form[];
  /** Whether it is written as a name, or is a number: what an answer must not be silent on. */
  readonly isName: boolean;
  /** Whether it is a known name, so that other names of the same are among its forms. */
  readonly isAlias?: boolean;
  /** Whether it stands in no text as it was asked for, and words that it may be misspelt for are among its forms. */
  readonly isRespelt?: boolean;
  /** How much it counts beside the question's own words, where it was taken over from the question before: above 0 to 1. */
  readonly share?: number;
}

/** A term with how much it tells: its inverse document frequency, above 0. */
export interface WeighedTerm extends SearchTerm {
  readonly weight: number;
}
