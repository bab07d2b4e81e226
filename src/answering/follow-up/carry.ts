import type { Dependence } from './dependence.js';
import { readPrepositional, type Leaning } from './leaning.js';
import type { SubjectBefore, SubjectPhrase } from './subject-before.js';

/** A phrase of the subject before, and how much it counts beside the question's own words: above 0, 1 for as much. */
export interface CarriedPhrase extends SubjectPhrase {
  readonly share: number;
}

const e = (name: string, value: number): number => Number(process.env[name] ?? value);
/** By measurement on the open dialogues of the newsroom. */
const shares = {
  /** Names of the question before, and its other words; these where it names nothing. */
  name: e('S_NAME', 1),
  other: e('S_OTHER', 0.6),
  otherWithoutNames: e('S_ALONE', 0.8),
  /** Other words of a question that took over its own subject: they ask something of that. */
  aside: e('S_ASIDE', 0.2),
  /** What was carried already, of what it counted then. */
  carried: e('S_CARRIED', 0.9),
  /** A name that the quotation tells, where one was asked for; the person whom a pronoun stands for, and what else was named beside. */
  told: e('S_TOLD', 0.4),
  person: e('S_PERSON', 1),
  besidePerson: e('S_BESIDE', 0.6),
};

/** What a question takes over from the subject before. */
export function carry(
  dependence: Dependence,
  leaning: Leaning,
  subject: SubjectBefore,
): readonly CarriedPhrase[] {
  if (dependence === 'whole') return [];
  const person = leaning.pronoun === 'person' && dependence === 'subject' ? personMeant(subject) : null;
  return subject.phrases.flatMap((phrase) => {
    const share = phrase === person ? shares.person : shareOf(phrase, dependence, subject);
    const isBeside = person !== null && phrase !== person;
    return share > 0 ? [{ ...phrase, share: isBeside ? share * shares.besidePerson : share }] : [];
  });
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
  { phrases, asksForName, isChained }: SubjectBefore,
): number {
  if (from === 'told') return dependence === 'subject' && asksForName ? shares.told : 0;
  if (from === 'carried') return share * shares.carried;
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
