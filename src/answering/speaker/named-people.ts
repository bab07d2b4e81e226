import { openingWords } from './name-words.js';
import { namesIn, type NameMention } from './name-mentions.js';
import { sentenceAt, type Paragraph } from './paragraph.js';
import { holdsSurname, type Person } from './people.js';
import type { Report } from './report.js';
import { isPersonNoun, unnamedPerson } from './unnamed-person.js';

/** A pronoun of which one person is the subject. "They" may be one or many, and is not resolved. */
export type Pronoun = 'he' | 'she';

/** A person named in a paragraph, with the place of the name in it. */
export interface Named {
  readonly person: Person;
  readonly mention: NameMention;
}

/** "in Nova Scotia": a place may look like a name. */
const beforePlace = /\b(?:in|at|near|across|around|outside)\s$/u;

/** The people named in a piece of a paragraph, in order, each mention by itself. */
export function namedIn(outside: string, report: Report): Named[] {
  return namesIn(outside).flatMap((mention) => {
    if (beforePlace.test(outside.slice(Math.max(0, mention.titleStart - 10), mention.titleStart))) return [];
    const person = report.people.personOf(mention);
    return person ? [{ person, mention }] : [];
  });
}

/** Those whom the pronoun may mean. */
export function fitting(named: readonly Named[], word: Pronoun, report: Report): Named[] {
  return named.filter(({ person }) => fits(person, word, report));
}

/** Whether the pronoun may mean somebody: what the article tells of him does not speak against it. */
export function fits(person: Person, word: Pronoun, report: Report): boolean {
  const { pronoun } = report.character(person);
  return pronoun === null || pronoun === word;
}

/** Whether a name is what its clause is about: it speaks, or stands first in it but for words that describe it. */
export function isSubject({ person, mention }: Named, index: number, report: Report): boolean {
  if (mention.isPossessive || !holdsSurname(mention, person)) return false;
  const { start, outside } = report.paragraph(index);
  const speaks = report
    .attributions(index)
    .some(({ subject, position }) => subject.kind === 'name' && position === start + mention.start);
  if (speaks) return true;
  const sentence = sentenceAt(report.paragraph(index), start + mention.titleStart);
  const before = outside.slice(sentence.start - start, mention.titleStart).trim();
  const lastWord = /\p{L}+$/u.exec(before)?.[0] ?? '';
  return (
    before === '' ||
    /[,–—]$/.test(before) ||
    openingWords.has(before) ||
    opensClause.has(lastWord) ||
    isPersonNoun(lastWord)
  );
}

const opensClause: ReadonlySet<string> = new Set(['and', 'but', 'while', 'when', 'as', 'because', 'where']);

/** What follows a noun of which nothing is said: it is an object. */
const afterObject =
  /^\s*(?:[.,;:)–—]|$|(?:of|in|at|on|from|with|for|to|by|that|he|she|they|and|or|when|before|after|as|during)\b)/u;

/**
 * Whether somebody without a name may be meant by a pronoun behind this text: somebody told of after the last name who is
 * not the same by another word, nor only the object of a sentence that begins with the name.
 */
export function mayBeUnnamed(
  outside: string,
  last: Named | undefined,
  paragraph: Paragraph,
  report: Report,
): boolean {
  const since = last?.mention.end ?? 0;
  const description = last ? report.character(last.person).description : null;
  const sentence = sentenceAt(paragraph, paragraph.start + since);
  const opens =
    last !== undefined &&
    outside.slice(sentence.start - paragraph.start, last.mention.titleStart).trim() === '' &&
    !last.mention.isPossessive;
  return [...outside.slice(since).matchAll(unnamedPerson)].some((match) => {
    const end = since + match.index + match[0].length;
    if (description?.has((match[1] ?? '').toLowerCase())) return false;
    return !(opens && paragraph.start + end <= sentence.end && afterObject.test(outside.slice(end)));
  });
}
