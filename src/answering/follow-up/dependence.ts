import type { SearchTerm } from '../../search/search-term.js';
import type { HeldShare } from './held-share.js';
import type { Leaning } from './leaning.js';

/**
 * How much a question leans on the one before: `whole`: not at all; `subject`: it asks something new of the same subject;
 * `instead`: it asks the same of something else; `again`: it says nothing but what kind of thing is asked for.
 */
export type Dependence = 'whole' | 'subject' | 'instead' | 'again';

/** How a question is read, and whether its form leaves no doubt: where it does, the archive is asked both ways. */
export interface ReadDependence {
  readonly dependence: Dependence;
  readonly isSure: boolean;
}

/** A question without names is surely about the subject before where the articles on that hold so much of its words. */
const heldFrom = 0.5;
/** One that names something, and does not say that it goes on, only where they hold nearly all. */
const namedHeldFrom = 0.9;
/** One that says that it goes on, and names what they do not hold, where they hold this all the same. */
const joinedHeldFrom = 0.4;

/** Decides by the form of a question and by whether what it asks for stands where the answer before is from. */
export function dependenceOf(
  { isJoined, pronoun, fragment }: Leaning,
  terms: readonly SearchTerm[],
  held: HeldShare,
): ReadDependence {
  if (terms.length === 0) return sure(fragment === null ? 'again' : 'instead');
  const names = terms.filter(({ isName }) => isName);
  const isKnown = names.length === 0 || held.allNames;
  if (fragment !== null) return sure('instead');
  if (pronoun !== null) return isKnown || held.all >= joinedHeldFrom ? sure('subject') : doubtful;
  if (names.length === 0) return held.all >= heldFrom || isJoined ? sure('subject') : doubtful;
  if (isJoined) {
    // "And what did Turkey say?" names whom, and leaves out about what.
    const asksOfNameOnly = names.length === terms.length && names.length <= 2;
    return asksOfNameOnly || held.all >= joinedHeldFrom ? sure('subject') : doubtful;
  }
  return isKnown && held.all >= namedHeldFrom ? sure('subject') : sure('whole');
}

function sure(dependence: Dependence): ReadDependence {
  return { dependence, isSure: true };
}

const doubtful: ReadDependence = { dependence: 'subject', isSure: false };
