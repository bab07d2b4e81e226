import { isPlace } from './alignment.js';
import { governorOf } from './gaps.js';
import type { NameRun } from './name-runs.js';
import type { Part, Statement } from './statement.js';

const opensWithPronoun = /^(?:He|She|It)(?= \p{Ll})/u;

/**
 * A sentence that opens with "he", "she" or "it", with the name that the sentence before gives him; null where that
 * names nobody as what it is about, or more than one.
 */
export function withSubject(sentence: string, before: Statement): string | null {
  if (!opensWithPronoun.test(sentence)) return null;
  const names = new Map<string, NameRun>();
  for (const part of before.parts) {
    if (part.run && governorOf(before, part) === null) names.set(part.run.words.join(' '), part.run);
  }
  const [run] = names.values();
  const [opening] = before.parts;
  if (names.size !== 1 || !run || opening?.run !== run || run.isPossessive) return null;
  const name = before.tokens
    .slice(run.from, run.to)
    .map(({ text }) => text)
    .join(' ');
  return sentence.replace(opensWithPronoun, name);
}

/**
 * Words of a claim that say where, which a sentence leaves out because the sentence before has said it; none where it
 * names a place of its own.
 */
export function placesToldBefore(
  claim: Statement,
  sentence: Statement,
  before: Statement,
): ReadonlySet<Part> {
  if (sentence.parts.some((part) => isPlace(sentence, part))) return new Set();
  const places = claim.parts.filter((part) => isPlace(claim, part));
  const areTold = places.every((place) =>
    before.parts.some(
      (part) =>
        part.key === place.key &&
        isPlace(before, part) &&
        governorOf(before, part) === governorOf(claim, place),
    ),
  );
  return new Set(areTold ? places : []);
}
