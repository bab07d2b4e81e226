/** Room to begin with; a power of two, as every later size. */
const firstSlots = 1_024;
/** A word stands within so many slots of where its hash points, or is not held: whoever writes words of one hash slows nobody down. */
const mostSlotsLookedAt = 16;

/**
 * Remembers values by words, found by where a word stands in a text: to look one up makes no string. It may forget any, and
 * forgets all when it is full. By a map of strings the tokens of a text took more than twice as long.
 */
export class WordTable<Value> {
  readonly #mostWords: number;
  #words: (string | undefined)[];
  #values: (Value | undefined)[];
  #hashes: Uint32Array;
  #size = 0;

  constructor(mostWords: number) {
    this.#mostWords = mostWords;
    this.#words = Array.from({ length: firstSlots });
    this.#values = Array.from({ length: firstSlots });
    this.#hashes = new Uint32Array(firstSlots);
  }

  /** @param hash of the word from `start` to `end`, by `hashOf`. */
  get(text: string, start: number, end: number, hash: number): Value | undefined {
    const slot = this.#slotOf(text, start, end, hash);
    return slot === null ? undefined : this.#values[slot];
  }

  /** @param word no part of a longer text, which it would keep in memory */
  set(word: string, hash: number, value: Value): void {
    if (this.#size >= this.#mostWords) this.#empty(firstSlots);
    else if (this.#size >= this.#words.length / 2) this.#grow();
    this.#put(word, hash, value);
  }

  /** Where the word is, or would be; null where others take all its room. */
  #slotOf(text: string, start: number, end: number, hash: number): number | null {
    const last = this.#words.length - 1;
    const first = firstSlotOf(hash);
    for (let step = 0; step < mostSlotsLookedAt; step += 1) {
      const slot = (first + step) & last;
      // Read first, because they lie closest together: that of an empty slot is 0.
      const found = this.#hashes[slot];
      if (found !== hash && found !== 0) continue;
      const word = this.#words[slot];
      if (word === undefined || (found === hash && isAt(text, start, end, word))) return slot;
    }
    return null;
  }

  #put(word: string, hash: number, value: Value): void {
    const own = firstSlotOf(hash) & (this.#words.length - 1);
    const slot = this.#slotOf(word, 0, word.length, hash) ?? own;
    if (this.#words[slot] === undefined) this.#size += 1;
    this.#words[slot] = word;
    this.#hashes[slot] = hash;
    this.#values[slot] = value;
  }

  #empty(slots: number): void {
    this.#words = Array.from({ length: slots });
    this.#values = Array.from({ length: slots });
    this.#hashes = new Uint32Array(slots);
    this.#size = 0;
  }

  #grow(): void {
    const [words, values, hashes] = [this.#words, this.#values, this.#hashes];
    this.#empty(words.length * 2);
    for (const [index, word] of words.entries())
      if (word !== undefined) this.#put(word, hashes[index] ?? 0, values[index] as Value);
  }
}

/** Words that differ in their last letters have hashes that differ little: multiplied, they lie apart (Knuth, volume 3, 6.4). */
function firstSlotOf(hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index += 1)
    if (word.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}
