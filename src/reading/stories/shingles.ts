import { hashOf } from '../../archive/word-hash.js';
import { wordsOf } from '../../archive/words.js';

/** Words in a shingle. Five in a row are seldom the same by chance. */
const shingleWords = 5;
/** Copies are told by their openings, since further down stand captions and links that an outlet puts under everything. */
const openingWords = 300;

/** Every run of five words in the first 300 of a text, as hashes, ascending, each once. */
export function shinglesOf(text: string): Uint32Array {
  // No word is longer than this on average, so that a book is not parted into words for its first page.
  const words = wordsOf(text.slice(0, openingWords * 15)).slice(0, openingWords);
  const shingles = new Set<number>();
  for (let start = 0; start + shingleWords <= words.length; start += 1) {
    shingles.add(hashOf(words.slice(start, start + shingleWords).join(' ')));
  }
  return Uint32Array.from(shingles).sort();
}
