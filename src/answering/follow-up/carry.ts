import type { Dependence } from './dependence.js';
import { readPrepositional, type Leaning } from './leaning.js';
import type { SubjectBefore, SubjectPhrase } from './subject-before.js';

/** A phrase of the subject before, and how much it counts beside the question's own words: above 0, 1 for as much. */
export interface CarriedPhrase extends SubjectPhrase {
  readonly share: number;
}

/** By measurement on the open dialogues of the newsroom. */
const shares = {
  /** Names of the question before, and its other words; these where it names nothing. */
  name: 1,
  other: 0.6,
  otherWithoutNames: 0.8,
  /** Other words of a question that took over its own subject: they ask something of that. */
  aside: 0.2,
  /** What was carried already, of what it counted then. */
  carried: 0.9,
  /** A name that the quotation tells, where one was asked for. */
  told: 0.4,
  /** The person whom a pronoun stands for, and what was named beside him, of what it counts otherwise. */
  person: 1,
  besidePerson: 0.6,
} as const;
/** What counts less is not carried on: a long dialogue leaves its beginnings behind. */
const leastShare = 0.1;
/** So many phrases are carried, those that count most. */
const mostPhrases = 12;

/** What a question takes over from the subject before, in the order in which that was named. */
export function carry(
  dependence: Dependence,
  leaning: Leaning,
  subject: SubjectBefore,
): readonly CarriedPhrase[] {
  if (dependence === 'whole') return [];
  const person = leaning.pronoun === 'person' && dependence === 'subject' ? personMeant(subject) : null;
  const carried = subject.phrases.map((phrase) => {
    if (phrase === person) return { ...phrase, share: shares.person };
    const share = shareOf(phrase, dependence, subject);
    if (person === null) return { ...phrase, share };
    return { ...phrase, share: phrase.from === 'told' ? 0 : share * shares.besidePerson };
  });
  const counting = carried.filter(({ share }) => share >= leastShare);
  const kept = new Set(counting.toSorted((left, right) => right.share - left.share).slice(0, mostPhrases));
  return counting.filter((phrase) => kept.has(phrase));
}

/** Who is told, where a name was asked for or none is known otherwise. */
function personMeant({ phrases, asksForName }: SubjectBefore): SubjectPhrase | null {
  const told = phrases.find(({ from, isPerson }) => from === 'told' && isPerson);
  const isKnown = phrases.some(({ from, isName }) => from !== 'told' && isName);
  return told !== undefined && (asksForName || !isKnown) ? told : null;
}

function shareOf(
  { from, isName, share = 1 }: SubjectPhrase,
  dependence: Exclude<Dependence, 'whole'>,
  { phrases, asksForName, isChained, isFragment }: SubjectBefore,
): number {
  if (from === 'told') return dependence === 'subject' && asksForName ? shares.told : 0;
  if (from === 'carried') return share * shares.carried;
  // "And in Drumlow?" and then "And in Tarn?": one stands in the place of the other.
  if (isFragment && dependence === 'instead') return 0;
  if (isName || dependence !== 'subject') return shares.name;
  if (isChained) return shares.aside;
  return phrases.some((phrase) => phrase.isName && phrase.from !== 'told')
    ? shares.other
    : shares.otherWithoutNames;
}

/** The question before with what the fragment names in the place of what stood there: both behind the same preposition. */
export function replaced(
  before: string,
  fragment: string,
): { readonly text: string; readonly dropped: string } | null {
  const given = readPrepositional(fragment);
  if (!given) return null;
  const slot = new RegExp(
    `\\b${given.preposition} ((?:the )?\\p{Lu}[\\p{L}\\p{M}’'-]*(?: (?:(?:of|the|&) )*\\p{Lu}[\\p{L}\\p{M}’'-]*)*|(?:19|20)\\d\\d)`,
    'u',
  );
  const found = slot.exec(before);
  if (!found?.[1]) return null;
  const text = before.slice(0, found.index) + fragment + before.slice(found.index + found[0].length);
  return { text, dropped: found[1] };
}
