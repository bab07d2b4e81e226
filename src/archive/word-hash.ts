/** A word, or a run of words, as a number: FNV-1a over UTF-16 units, 32 bits (Fowler, Noll and Vo). */
export function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < token.length; index++) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
