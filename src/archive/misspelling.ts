import type { SimilarWord } from './collection.js';
import { editDistance } from './edit-distance.js';
import { stemOf } from './words.js';

/** A word as it was written, which may be misspelt, and how far the tokens of an index are from it. */
export class Misspelling {
  /** Its own tokens: as an English text holds it, and as another one does. */
  readonly tokens: readonly string[];
  readonly #mostEdits: number;
  readonly #oneEditAway: ReadonlySet<string>;

  /** @param word folded, not stemmed. */
  constructor(word: string, mostEdits: number) {
    this.tokens = [...new Set([stemOf(word), word])];
    this.#mostEdits = mostEdits;
    this.#oneEditAway = new Set(oneEdit(word).map(stemOf));
  }

  /**
   * By how many edits a token differs; null where by none, or by too many. Since an edit in its ending hides the stem
   * of a word, tokens are also met by the word with one edit undone: `evacuatoins` and `evacu` differ by 1½, as what is
   * met so is less sure.
   */
  editsTo(token: string): number | null {
    if (this.tokens.includes(token) || !this.#startsAlike(token)) return null;
    const edits = Math.min(...this.tokens.map((own) => editDistance(own, token, this.#mostEdits)));
    if (edits > 1 && this.#oneEditAway.has(token)) return 1.5;
    return edits <= this.#mostEdits ? edits : null;
  }

  /** The first letter is mostly right, or swapped with the second. */
  #startsAlike(token: string): boolean {
    const own = this.tokens[0] ?? '';
    return token[0] === own[0] || (token[0] === own[1] && token[1] === own[0]);
  }
}

/** What is put in: most words that are misspelt are written in it. */
const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * What a word becomes by one edit: neighbours swapped, a letter left out, a Latin one put in or changed. The first
 * letter stays, but in a swap.
 * @param places letters that are edited, from the first.
 */
export function oneEdit(word: string, places = word.length): readonly string[] {
  const edited: string[] = [];
  for (let at = 0; at < places; at++) {
    const before = word.slice(0, at);
    const [letter = '', next = ''] = [word[at], word[at + 1]];
    const rest = word.slice(at + 2);
    edited.push(before + next + letter + rest);
    if (at > 0) edited.push(before + next + rest);
    for (const other of alphabet) {
      edited.push(before + letter + other + next + rest);
      if (at > 0) edited.push(before + other + next + rest);
    }
  }
  return edited;
}

/** Nearest first, then the commonest, then by their letters, so that the same words always come in the same order. */
export function nearestFirst(one: SimilarWord, other: SimilarWord): number {
  return one.edits - other.edits || other.articles - one.articles || (one.token < other.token ? -1 : 1);
}
