/**
 * A word, or a run of words, as a number: FNV-1a over UTF-16 units, 32 bits (Fowler, Noll and Vo). It is of the units from
 * `start` to `end`, of all without these.
 */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
