import { fold } from '../../archive/fold.js';
import { namedDays, type NamedDays } from './absolute-days.js';
import { addDays, dayOf, type WeekStart } from './calendar.js';
import { relativeRules } from './relative-rules.js';
import { readDays } from './chrono-days.js';
import { amounts } from './time-vocabulary.js';

/** What is longer is no date. */
const longestTyped = 60;

/** What dates have between their parts, in English and the Romance languages, and behind an English or a French day. */
const between: ReadonlySet<string> = new Set('of the de del do da le el st nd rd th er'.split(' '));

const ago = new RegExp(`^(?<amount>${amounts}) (?<unit>day|week|month)s? ago$`, 'i');

/**
 * The days that somebody means who types nothing but a time where a day is asked for: "2024-12", "13.12.2024", "December
 * 2024", "last week", "three days ago". A year that is left out is the latest that does not lie ahead. Null where it is no
 * time.
 *
 * @param monthNames of the language in which it may be typed beside English: twelve, each in every spelling.
 */
export function typedDays(
  typed: string,
  today: string,
  weekStart: WeekStart,
  monthNames: readonly (readonly string[])[],
): NamedDays | null {
  if (typed.length > longestTyped) return null;
  const text = fold(typed).trim().replaceAll(/\s+/g, ' ');
  // What has no letter is one of these or a slip, of which other patterns would read a part.
  if (!/\p{L}/u.test(text)) return inNumbers(text, today);
  return inNumbers(text, today) ?? withMonth(text, today, monthNames) ?? inEnglish(text, today, weekStart);
}

/** "2024", "2024-12", "2024-12-13", "13.12.2024", "13.12.", "2024年12月13日". */
function inNumbers(text: string, today: string): NamedDays | null {
  const parts =
    /^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/.exec(text) ??
    /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?: ?(?<year>\d{4}))?$/.exec(text) ??
    /^(?:(?<year>\d{4})年)(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?$/.exec(text);
  if (!parts?.groups) return null;
  const { year, month, day } = parts.groups;
  return daysOf({ year, month, day }, today);
}

/** "13 December", "13. Dez. 2024", "december 13, 2024", "13 de diciembre de 2024", "Aralık 2024". */
function withMonth(
  text: string,
  today: string,
  monthNames: readonly (readonly string[])[],
): NamedDays | null {
  const words = text.match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? [];
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const names = words.filter((word) => !/^\d/.test(word) && !between.has(word));
  const [name = ''] = names;
  const month = monthNames.findIndex((spellings) => spellings.some((own) => fold(own) === name)) + 1;
  if (names.length !== 1 || month === 0) return null;
  const years = numbers.filter((word) => word.length === 4);
  const days = numbers.filter((word) => word.length <= 2);
  if (years.length > 1 || days.length > 1 || years.length + days.length < numbers.length) return null;
  return daysOf({ year: years[0], month: String(month), day: days[0] }, today);
}

/** The stretch that is known so exactly; null where the calendar has none. Without a year it is the latest that does not lie ahead. */
function daysOf(
  written: Readonly<Partial<Record<'year' | 'month' | 'day', string | undefined>>>,
  today: string,
): NamedDays | null {
  const month = written.month === undefined ? null : Number(written.month);
  const day = written.day === undefined ? null : Number(written.day);
  const years =
    written.year === undefined
      ? [0, 1, 2, 3, 4].map((back) => Number(today.slice(0, 4)) - back)
      : [Number(written.year)];
  if (years.some((year) => year < 1000)) return null;
  const found = years.flatMap((year) => stretch(year, month, day) ?? []);
  return found.find(({ since }) => written.year !== undefined || since <= today) ?? null;
}

function stretch(year: number, month: number | null, day: number | null): NamedDays | null {
  if (month !== null && (month < 1 || month > 12)) return null;
  const since = dayOf(year, month ?? 1, day ?? 1);
  if (day !== null) return Number(since.slice(8)) === day ? { since, until: since } : null;
  const next = month === null ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return { since, until: addDays(next, -1) };
}

function inEnglish(text: string, today: string, weekStart: WeekStart): NamedDays | null {
  const { amount, unit } = ago.exec(text)?.groups ?? {};
  if (amount !== undefined && unit !== undefined) {
    // The last three days begin three days ago.
    const count = /^an?$/.test(amount) ? 'one' : amount;
    const day = readDays(`last ${count} ${unit}s`, today)?.start.resolved;
    return day === undefined || day > today ? null : { since: day, until: day };
  }
  const question = { text, plain: text, asOf: today, weekStart, looksAhead: false, tellsOfThePast: true };
  for (const { pattern, read } of relativeRules) {
    for (const match of text.matchAll(pattern)) {
      const days = match[0].length === text.length ? read(match[0], question, '') : null;
      if (days) return { since: days.since, until: days.until };
    }
  }
  return namedDays(text, question);
}
