import { tokensOf, wordFormsOf, type Form, type WordForms } from '../archive/words.js';
import { builtInAliases } from './built-in-aliases.js';

/** Names that mean the same, as they are written. */
export type AliasGroup = readonly string[];

/** A known name at some place of a question. */
export interface KnownName {
  /** All names of its group, itself among them. */
  readonly names: AliasGroup;
  /** So many words of the question it takes. */
  readonly length: number;
}

/** Which names mean the same. */
export class AliasTable {
  readonly #groups = new Map<string, AliasGroup>();
  /** Words of the longest name. */
  #mostWords = 0;

  /** Groups that share a name are one. A name that holds no word is left out. */
  constructor(groups: readonly AliasGroup[]) {
    for (const group of groups) this.#add(group);
  }

  /** The longest known name that begins at a place; null where none does. @param words in order, none left out. */
  nameAt(words: readonly WordForms[], at: number): KnownName | null {
    const most = Math.min(this.#mostWords, words.length - at);
    for (let length = most; length > 0; length--) {
      const names = this.#groups.get(keyOf(words.slice(at, at + length)));
      if (names) return { names, length };
    }
    return null;
  }

  has(name: string): boolean {
    return this.#groups.has(keyOfName(name));
  }

  #add(group: AliasGroup): void {
    const names = new Map<string, string>();
    for (const name of group)
      for (const each of this.#groups.get(keyOfName(name)) ?? [name]) put(names, each);
    const together = [...names.values()];
    for (const [key] of names) {
      this.#groups.set(key, together);
      this.#mostWords = Math.max(this.#mostWords, key.split(' ').length);
    }
  }
}

function put(names: Map<string, string>, name: string): void {
  const key = keyOfName(name);
  if (key !== '' && !names.has(key)) names.set(key, name);
}

/** What two spellings of a name have in common: its words as an English text holds them. */
export function keyOfName(name: string): string {
  return keyOf(wordFormsOf(name, ['en']));
}

function keyOf(words: readonly WordForms[]): string {
  return words.map(({ word, forms }) => forms[0]?.join(' ') ?? word).join(' ');
}

/**
 * The forms in which texts of these languages hold any of these names, each once, in the order of the names. One that
 * holds another among its tokens is left out: where "Great Britain" stands, "Britain" does.
 */
export function formsOfNames(names: AliasGroup, languages: readonly (string | null)[]): Form[] {
  const forms = names.flatMap((name) => languages.map((language) => tokensOf(name, language)));
  const byText = new Map(forms.map((form) => [form.join(' '), form]));
  const texts = [...byText.keys()];
  const isShortest = (text: string): boolean =>
    text !== '' &&
    !texts.some((other) => other !== '' && other !== text && ` ${text} `.includes(` ${other} `));
  return [...byText].filter(([text]) => isShortest(text)).map(([, form]) => form);
}

const builtIn = new AliasTable(builtInAliases);

/** The names that every archive knows, and with them those of one collection. */
export function aliasTable(own: readonly AliasGroup[]): AliasTable {
  return own.length === 0 ? builtIn : new AliasTable([...builtInAliases, ...own]);
}
