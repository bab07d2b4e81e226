import { hashOf } from '../../archive/word-hash.js';

/** Words as hashes, and how often each stands: two arrays of one length, hashes ascending. */
export interface Tally {
  readonly hashes: Uint32Array;
  readonly counts: Uint32Array;
}

export function tallyOf(words: Iterable<string>): Tally {
  const counts = new Map<number, number>();
  for (const word of words) {
    const hash = hashOf(word);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const hashes = Uint32Array.from(counts.keys()).sort();
  return { hashes, counts: hashes.map((hash) => counts.get(hash) ?? 0) };
}

/** Calls `meet` with the places of each hash that stands in both. Both ascend. */
export function eachShared(
  one: Uint32Array,
  other: Uint32Array,
  meet: (inOne: number, inOther: number) => void,
): void {
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const [first = 0, second = 0] = [one[left], other[right]];
    if (first === second) meet(left, right);
    if (first <= second) left += 1;
    if (second <= first) right += 1;
  }
}

/** How many hashes stand in both. */
export function countShared(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  eachShared(one, other, () => (shared += 1));
  return shared;
}
