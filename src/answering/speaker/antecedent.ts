import type { Subject } from './subject.js';
import { isPersonNoun } from './unnamed-person.js';
import { fits, fitting, isSubject, mayBeUnnamed, namedIn, type Pronoun } from './named-people.js';
import { holdsSurname, type Person } from './people.js';
import type { Report } from './report.js';
import { attributionOfQuotation, type PlacedAttribution } from './attribution-of-quotation.js';

/** A pronoun is followed back through so many paragraphs at most. */
const paragraphsBack = 4;

/** Whom the subject of an attribution means; null where nobody is named, or more than one may be meant. */
export function personMeant(
  subject: Subject,
  index: number,
  position: number,
  report: Report,
  depth = 0,
): Person | null {
  switch (subject.kind) {
    case 'name': {
      const person = report.people.personOf(subject.mention);
      return person && holdsSurname(subject.mention, person) ? person : null;
    }
    case 'pronoun':
      return antecedent(subject.word, index, position, report, depth);
    case 'role':
      return holderOf(subject.words, report);
    case 'other':
      return null;
  }
}

/** @param position of the pronoun in the article's text. */
function antecedent(
  word: Pronoun,
  index: number,
  position: number,
  report: Report,
  depth: number,
): Person | null {
  const paragraph = report.paragraph(index);
  const before = paragraph.outside.slice(0, position - paragraph.start);
  const named = fitting(namedIn(before, report), word, report);
  if (new Set(named.map(({ person }) => person)).size > 1) return null;
  const last = named.at(-1);
  const since = paragraph.start + (last?.mention.end ?? 0);
  const between = report.attributions(index).filter(({ start, end }) => start >= since && end < position);
  if (between.some(({ subject }) => isAnother(subject, word))) return null;
  if (mayBeUnnamed(before, last, paragraph, report)) return null;
  if (last && named.some((each) => isSubject(each, index, report))) return last.person;
  const earlier = lastSpeaker(word, index - 1, report, depth + 1);
  return last && earlier !== last.person ? null : earlier;
}

/** Whom a paragraph leaves speaking at its end, or is about. */
function lastSpeaker(word: Pronoun, index: number, report: Report, depth: number): Person | null {
  if (index < 0 || depth > paragraphsBack) return null;
  const paragraph = report.paragraph(index);
  if (isHeading(report.text(paragraph))) return null;
  const named = fitting(namedIn(paragraph.outside, report), word, report);
  if (new Set(named.map(({ person }) => person)).size > 1) return null;
  const last = named.at(-1);
  const own = report.attributions(index).at(-1);
  const attribution = own ? { ...own, index } : quotationSpeaker(index, report);
  if (attribution) {
    if (isAnother(attribution.subject, word)) return null;
    const { subject, position } = attribution;
    const meant = personMeant(subject, attribution.index, position, report, depth);
    return meant && fits(meant, word, report) && (!last || last.person === meant) ? meant : null;
  }
  if (!last || mayBeUnnamed(paragraph.outside, last, paragraph, report)) return null;
  return named.some((each) => isSubject(each, index, report)) ? last.person : null;
}

/** Whether an attribution cannot be to the one whom the pronoun means. */
function isAnother(subject: Subject, word: Pronoun): boolean {
  return subject.kind === 'other' || (subject.kind === 'pronoun' && subject.word !== word);
}

function quotationSpeaker(index: number, report: Report): PlacedAttribution | null {
  const last = report.paragraph(index).quoted.at(-1);
  const found = last ? attributionOfQuotation(last, index, report) : null;
  return found === 'none' ? null : found;
}

/** "the Turkish minister" is who alone was called all of that before. */
function holderOf(words: readonly string[], report: Report): Person | null {
  if (!isPersonNoun(words.at(-1) ?? '')) return null;
  const holders = report.people.all().filter((person) => {
    const { description } = report.character(person);
    return words.every((word) => description.has(word.toLowerCase()));
  });
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** A headline within the text, a caption, a link to another article: nobody goes on speaking behind it. */
function isHeading(text: string): boolean {
  return !/[.!?…:;,"”’)\]]\s*$/u.test(text);
}
