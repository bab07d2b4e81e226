import { addDays, dayOf, endOfMonth } from './calendar.js';
import { readDays, type WrittenDay } from './chrono-days.js';
import type { TimeQuestion } from './time-phrase.js';

/** Both ends included. */
export interface NamedDays {
  readonly since: string;
  readonly until: string;
}

/** A day without a year that comes again so soon may be meant as the coming one. */
const soonDays = 14;
/** Days that are known by their date: without a year they are the event and not the last one of that name. */
const famousDays: ReadonlySet<string> = new Set(['09-11', '01-06', '10-07', '07-04']);

/**
 * The days that a written date names: one, a month, or from one to the other. Null where it is no date, lies ahead of
 * the day of asking, or leaves open which year is meant.
 */
export function namedDays(date: string, question: TimeQuestion): NamedDays | null {
  const written = readDays(asChronoReads(date, question.asOf), question.asOf);
  if (!written?.start.month || (written.end && !written.end.month)) return null;
  const { start, end } = written;
  const last = end ?? start;
  if (last.year === null) return latestOfThatName(start, last, question);
  // "28 December to 3 January 2025"
  const since = firstDay(start, last.year);
  const range = {
    since: start.year === null && since > lastDay(last, last.year) ? firstDay(start, last.year - 1) : since,
    until: lastDay(last, last.year),
  };
  return range.since <= range.until && range.since <= question.asOf ? range : null;
}

/** As chrono knows it: a range has "to" in its middle, and a year is a number. */
function asChronoReads(date: string, asOf: string): string {
  const thisYear = Number(asOf.slice(0, 4));
  return date
    .replace(
      / (?:and|until|till|through) | ?– ?| - |(?<=\p{L}\.? ?\d{1,2}(?:st|nd|rd|th)?|^\d{1,2}(?:st|nd|rd|th)?)-(?=\d)/giu,
      ' to ',
    )
    .replace(/,? (?:of )?last year$/i, ` ${thisYear - 1}`)
    .replace(/,? (?:of )?this year$/i, ` ${thisYear}`)
    .replace(/\bthe /gi, '');
}

/** The nearest days of this name that do not lie ahead; null where the coming ones may be meant. */
function latestOfThatName(start: WrittenDay, last: WrittenDay, question: TimeQuestion): NamedDays | null {
  const { asOf, looksAhead, tellsOfThePast } = question;
  if (looksAhead || !tellsOfThePast) return null;
  const thisYear = Number(asOf.slice(0, 4));
  const since = firstDay(start, thisYear);
  const year = since > asOf ? thisYear - 1 : thisYear;
  const range = { since: firstDay(start, year), until: lastDay(last, year) };
  const comesSoon = start.day !== null && firstDay(start, year + 1) <= addDays(asOf, soonDays);
  const isFamous = famousDays.has(range.since.slice(5)) && range.since === range.until;
  return comesSoon || isFamous || range.since > range.until ? null : range;
}

function firstDay({ month, day }: WrittenDay, year: number): string {
  return dayOf(year, month ?? 1, day ?? 1);
}

function lastDay(written: WrittenDay, year: number): string {
  const first = firstDay(written, year);
  return written.day === null ? endOfMonth(first) : first;
}
