import { fold } from '../../archive/fold.js';
import { impersonalWords } from '../speaker/name-words.js';
import type { CslName } from './csl-item.js';
import { givenNames } from './given-names.js';

/** A word of a name in Latin letters, with a capital: "Lindqvist", "O’Brien", "García-Soto". */
const nameWord = /^\p{Lu}[\p{Script=Latin}\p{M}]*(?:['’-][\p{Script=Latin}\p{M}]+)*$/u;
/** "J." or "J.-P." */
const initial = /^\p{Lu}\.(?:-\p{Lu}\.)*$/u;

/**
 * An author for a bibliography. Sources state a name in one piece, and nothing says which part of it is the family's:
 * "Xi Jinping" has it first, "Associated Press" has none. So a name is taken apart only where it is plain that somebody's
 * given name comes first: one that is common in languages which put it there, or initials, then one more word. Every
 * other name stays whole: "Press, A." would be wrong, while "Ana Vale" is only not as short as a style would have it.
 *
 * @param outlet an author of the same name is the outlet, not a person.
 */
export function authorName(stated: string, outlet: string | null): CslName {
  const words = stated.trim().split(/\s+/);
  const family = words.at(-1) ?? '';
  const given = words.slice(0, -1);
  const isPerson =
    given.length > 0 &&
    given.length <= 3 &&
    (isGivenName(given[0] ?? '') || initial.test(given[0] ?? '')) &&
    given.slice(1).every((word) => initial.test(word)) &&
    nameWord.test(family) &&
    family.length > 1 &&
    !words.some((word) => impersonalWords.has(word)) &&
    stated !== outlet;
  return isPerson ? { family, given: given.join(' ') } : { literal: stated };
}

/** "Jean-Pierre" is one where both parts are. */
function isGivenName(word: string): boolean {
  return (
    nameWord.test(word) &&
    fold(word)
      .split('-')
      .every((part) => givenNames.has(part))
  );
}
