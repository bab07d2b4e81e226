import type { Span } from '../../archive/article.js';
import { namesIn, type NameMention } from './name-mentions.js';

/** Somebody whom the article names. */
export interface Person extends Span {
  /** The fullest form of his name so far: a slice of the article. */
  readonly name: string;
  readonly words: readonly string[];
}

const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/;

/** The people whom a text names in full, or by a title and a surname. */
export class People {
  readonly #people = new Set<Person>();
  readonly #byWord = new Map<string, Set<Person>>();

  /** Reads a part of an article's text. */
  constructor(text: string, part: Span) {
    for (const { words, title, ...place } of namesIn(text.slice(part.start, part.end))) {
      // A surname alone is told from others by its title: "Mr Reed".
      const start = part.start + (words.length > 1 ? place.start : place.titleStart);
      const end = part.start + place.end;
      if (words.length < 2 && title.length === 0) continue;
      if (this.#meantBy(words).length > 0) continue;
      // Whom a shorter form meant so far is called by the longer one.
      const shorter = [...(this.#byWord.get(surname(words)) ?? [])].find((person) =>
        isShorter(person.words, words),
      );
      if (shorter) this.#forget(shorter);
      this.#remember({ start, end, name: text.slice(start, end), words });
    }
  }

  /**
   * Whom a name means: null where nobody of that name was named in full, or two were. A surname goes before a first name
   * or whatever else stands in front: of Ann Reed and Reed Hall, Reed is the former.
   */
  personOf({ words }: Pick<NameMention, 'words'>): Person | null {
    const people = this.#meantBy(words);
    const bySurname = people.filter((person) => surname(person.words) === surname(words));
    const meant = bySurname.length > 0 ? bySurname : people;
    return meant.length === 1 ? (meant[0] ?? null) : null;
  }

  all(): readonly Person[] {
    return [...this.#people];
  }

  /** Those whom a name may mean. */
  #meantBy(words: readonly string[]): Person[] {
    return [...(this.#byWord.get(surname(words)) ?? [])].filter((person) => mayMean(words, person.words));
  }

  #remember(person: Person): void {
    this.#people.add(person);
    for (const word of person.words) {
      const sameWord = this.#byWord.get(word);
      if (sameWord) sameWord.add(person);
      else this.#byWord.set(word, new Set([person]));
    }
  }

  #forget(person: Person): void {
    this.#people.delete(person);
    for (const word of person.words) this.#byWord.get(word)?.delete(person);
  }
}

/** Whether a name holds more than the first name of somebody: of "Reed Hall said" and "Reed said" the former. */
export function holdsSurname({ words }: NameMention, person: Person): boolean {
  return surname(words) === surname(person.words);
}

function surname(words: readonly string[]): string {
  return words.findLast((each) => !suffix.test(each)) ?? '';
}

function isShorter(words: readonly string[], full: readonly string[]): boolean {
  return words.length < full.length && words.every((each) => full.includes(each));
}

/** Whether the first may be a shorter, or another, form of the second. */
function mayMean(words: readonly string[], full: readonly string[]): boolean {
  if (words.every((each) => full.includes(each))) return true;
  if (words.length === 1 || full.length === 1 || surname(words) !== surname(full)) return false;
  const [first = '', known = ''] = [words[0], full[0]];
  return first === known || first === initialOf(known) || initialOf(first) === known;
}

function initialOf(name: string): string {
  return `${name.slice(0, 1)}.`;
}
