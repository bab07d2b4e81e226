/** Room to begin with; a power of two, as every later size. */
const firstSlots = 1_024;

/** The hash by which a word is looked up: 32 bits of the UTF-16 code units from `start` to `end`. */
export function hashOfStretch(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

/**
 * Values by words, found by where a word stands in a text: to look one up makes no string. It forgets everything when it
 * is full. A map of strings takes five times as long, most of it to cut out and to hash words that it knows already.
 */
export class WordTable<Value> {
  readonly #mostWords: number;
  #words: (string | undefined)[];
  #values: (Value | undefined)[];
  #hashes: Int32Array;
  #size = 0;

  constructor(mostWords: number) {
    this.#mostWords = mostWords;
    this.#words = Array.from({ length: firstSlots });
    this.#values = Array.from({ length: firstSlots });
    this.#hashes = new Int32Array(firstSlots);
  }

  /** @param hash of the word from `start` to `end`, by `hashOfStretch`. */
  get(text: string, start: number, end: number, hash: number): Value | undefined {
    return this.#values[this.#slotOf(text, start, end, hash)];
  }

  set(word: string, hash: number, value: Value): void {
    if (this.#size >= this.#mostWords) this.#empty(firstSlots);
    else if (this.#size >= this.#words.length / 2) this.#grow();
    const slot = this.#slotOf(word, 0, word.length, hash);
    if (this.#words[slot] === undefined) this.#size += 1;
    this.#put(slot, ownCopy(word), hash, value);
  }

  /** Where the word is, or would be. */
  #slotOf(text: string, start: number, end: number, hash: number): number {
    const last = this.#words.length - 1;
    for (let slot = spread(hash) & last; ; slot = (slot + 1) & last) {
      // Read first, because they lie closest together: that of an empty slot is 0.
      const found = this.#hashes[slot];
      if (found !== hash && found !== 0) continue;
      const word = this.#words[slot];
      if (word === undefined || (found === hash && isAt(text, start, end, word))) return slot;
    }
  }

  #put(slot: number, word: string, hash: number, value: Value): void {
    this.#words[slot] = word;
    this.#hashes[slot] = hash;
    this.#values[slot] = value;
  }

  #empty(slots: number): void {
    this.#words = Array.from({ length: slots });
    this.#values = Array.from({ length: slots });
    this.#hashes = new Int32Array(slots);
    this.#size = 0;
  }

  #grow(): void {
    const [words, values, hashes] = [this.#words, this.#values, this.#hashes];
    this.#empty(words.length * 2);
    for (const [index, word] of words.entries()) {
      if (word === undefined) continue;
      const hash = hashes[index] ?? 0;
      this.#put(this.#slotOf(word, 0, word.length, hash), word, hash, values[index] as Value);
      this.#size += 1;
    }
  }
}

/** The low bits of a hash by which words of similar endings would be neighbours. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index += 1)
    if (word.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}

/** A word that is cut out of a text keeps the whole text in memory. */
function ownCopy(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
