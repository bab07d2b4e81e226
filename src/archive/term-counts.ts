import type { Form } from './words.js';
import { hashOf } from './word-hash.js';

/**
 * How often each word stands in an article: enough to score the whole article against a question, or to compare two
 * articles, without reading either again. Words are kept as 32-bit hashes of their tokens; two of the some 600
 * different words of an article meet by chance once in 20,000 articles.
 */
export class TermCounts {
  /** Ascending. */
  readonly #hashes: Uint32Array;
  /** At most 255 each. */
  readonly #counts: Uint8Array;
  /** Words in the article. */
  readonly total: number;

  private constructor(hashes: Uint32Array, counts: Uint8Array, total: number) {
    this.#hashes = hashes;
    this.#counts = counts;
    this.total = total;
  }

  /** @param tokens of the article, as `articleTokens` gives them. */
  static of(tokens: readonly string[]): TermCounts {
    const counts = new Map<number, number>();
    for (const token of tokens) {
      const hash = hashOf(token);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
    const hashes = Uint32Array.from(counts.keys()).sort();
    const kept = Uint8Array.from(hashes, (hash) => Math.min(255, counts.get(hash) ?? 0));
    return new TermCounts(hashes, kept, tokens.length);
  }

  /** As `toBytes` wrote them. */
  static fromBytes(bytes: Uint8Array): TermCounts {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const total = view.getUint32(0, true);
    const size = (bytes.byteLength - 4) / 5;
    const hashes = new Uint32Array(size);
    for (let index = 0; index < size; index += 1) hashes[index] = view.getUint32(4 + index * 4, true);
    return new TermCounts(hashes, bytes.slice(4 + size * 4), total);
  }

  /** The number of words, the hashes, and their counts; numbers in little endian. */
  toBytes(): Uint8Array {
    const size = this.#hashes.length;
    const bytes = new Uint8Array(4 + size * 5);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, this.total, true);
    this.#hashes.forEach((hash, index) => view.setUint32(4 + index * 4, hash, true));
    bytes.set(this.#counts, 4 + size * 4);
    return bytes;
  }

  /** How often a term of these forms stands in the article. No order is kept: a phrase counts as often as its rarest token. */
  countForms(forms: readonly Form[]): number {
    let count = 0;
    for (const form of forms) count += Math.min(...form.map((token) => this.count(token)));
    return count;
  }

  /** How often a token stands in the article. */
  count(token: string): number {
    const wanted = hashOf(token);
    let low = 0;
    let high = this.#hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const hash = this.#hashes[middle] ?? 0;
      if (hash === wanted) return this.#counts[middle] ?? 0;
      if (hash < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}
