import type { Mark } from '../../archive/stories/story-grouping.js';
import type { Lead } from './lead.js';
import { eachShared } from './tally.js';

/** A name or a number tells three times as much of an event as another word. */
const kindWeights: Readonly<Record<keyof Lead, number>> = { names: 1, numbers: 1, words: 1 / 3 };
const kinds: readonly (keyof Lead)[] = ['names', 'numbers', 'words'];

/** With so many marks each, of 8,000 reports the sixty that share most of them hold every one that may be of the same event. */
const markCount = 24;

/** Cosine of two leads by their weighed words, 0 to 1: how much of what the titles and first paragraphs tell is the same. */
export function sharedWords(one: Lead, other: Lead): number {
  let shared = 0;
  for (const kind of kinds) {
    const [left, right, weight] = [one[kind], other[kind], kindWeights[kind]];
    eachShared(left.hashes, right.hashes, (inLeft, inRight) => {
      shared += weight * weight * emphasis(left.counts[inLeft]) * emphasis(right.counts[inRight]);
    });
  }
  const lengths = Math.sqrt(squaredLength(one) * squaredLength(other));
  return lengths === 0 ? 0 : shared / lengths;
}

function squaredLength(lead: Lead): number {
  let sum = 0;
  for (const kind of kinds) {
    for (const count of lead[kind].counts) sum += (kindWeights[kind] * emphasis(count)) ** 2;
  }
  return sum;
}

/** What a word weighs that stands so often: repeating it emphasises it, less and less. */
export function emphasis(count = 1): number {
  return 1 + Math.log(count);
}

/** The words of a lead that weigh most, by which others that share them are looked for; ties by hash. */
export function marksOf(lead: Lead): readonly Mark[] {
  const marks = new Map<number, number>();
  for (const kind of kinds) {
    const { hashes, counts } = lead[kind];
    hashes.forEach((term, place) => {
      const weight = kindWeights[kind] * emphasis(counts[place]);
      marks.set(term, Math.max(weight, marks.get(term) ?? 0));
    });
  }
  return [...marks]
    .map(([term, weight]) => ({ term, weight }))
    .sort((one, other) => other.weight - one.weight || one.term - other.term)
    .slice(0, markCount);
}
