import type { Answer } from '../../archive/answer.js';
import { addDays } from '../../search/time/calendar.js';
import { daysOfArticles, type DayRange, type TimeWindow } from '../../search/time/time-window.js';

/** The time of a question that counts from that of the one before. */
export interface ShiftedTime {
  readonly window: TimeWindow | null;
  /** By how many years the years that the question before names are moved; 0: not at all. */
  readonly years: number;
}

const amount =
  /\b(?:the|a|one) (?<unit>day|week|month|year) (?<direction>before|earlier|after|later|afterwards)\b/i;
const next = /\b(?:the )?(?<direction>next|previous|following) (?<unit>day|week|month|year)\b/i;
const afterThat =
  /\b(?:after (?:that|this|it)|afterwards|since then|what happened (?:then|next)|and then)\b(?= *(?:[?.!,]|$))/i;
const beforeThat = /\b(?:before (?:that|this|it)|until then)\b(?= *(?:[?.!,]|$))/i;
const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/**
 * Reads "the day after", "a week later", "after that"; null where a question says nothing of the kind.
 * @param time that of the question before.
 * @param asOf the day of asking.
 */
export function shiftedTime(
  question: string,
  before: Pick<Answer, 'sources'>,
  time: TimeWindow | null,
  asOf: string,
): ShiftedTime | null {
  const told = before.sources[0]?.publishedAt ?? null;
  const after = afterThat.exec(question);
  if (after) return fromThere(after[0], time?.days ?? oneDay(told), 'after');
  const earlier = beforeThat.exec(question);
  if (earlier) return fromThere(earlier[0], time?.days ?? oneDay(told), 'before');
  const shift = amount.exec(question) ?? next.exec(question);
  if (!shift?.groups) return null;
  const { unit = 'day', direction = '' } = shift.groups;
  const sign = /before|earlier|previous/i.test(direction) ? -1 : 1;
  // What was a year before is told beside what was then, and mostly in the same article: only a date is moved.
  if (unit.toLowerCase() === 'year') {
    const years = time?.kind === 'absolute' && time.days ? inYears(shift[0], time.days, sign, asOf) : null;
    return { window: years, years: sign };
  }
  const days = time?.days ?? oneDay(told);
  if (days === null) return null;
  return { window: moved(shift[0], days, sign * (daysOf[unit.toLowerCase()] ?? 1), asOf), years: 0 };
}

function oneDay(day: string | null): DayRange | null {
  return day === null ? null : { since: day, until: day };
}

function moved(words: string, { since, until }: DayRange, by: number, asOf: string): TimeWindow {
  const days = { since: since && addDays(since, by), until: until && addDays(until, by) };
  return { kind: 'absolute', words, days, filter: daysOfArticles(days, asOf) };
}

function inYears(words: string, { since, until }: DayRange, by: number, asOf: string): TimeWindow {
  const move = (day: string) => endsInMonth(`${Number(day.slice(0, 4)) + by}${day.slice(4)}`);
  const days = { since: since && move(since), until: until && move(until) };
  return { kind: 'absolute', words, days, filter: daysOfArticles(days, asOf) };
}

/** 29 February is there in leap years only. */
function endsInMonth(day: string): string {
  return day.endsWith('-02-29') ? addDays(`${day.slice(0, 4)}-03-01`, -1) : day;
}

/** Up to, or from, where the time before ends or begins; where that is open on this side, from its other end. */
function fromThere(words: string, days: DayRange | null, side: 'before' | 'after'): ShiftedTime | null {
  if (days === null) return null;
  const range =
    side === 'after'
      ? { since: days.until ?? days.since, until: null }
      : { since: null, until: days.since ?? days.until };
  // Relative: that nothing was told after it is an answer, and what was told before is none.
  return { window: { kind: 'relative', words, days: range, filter: range }, years: 0 };
}

/** A text with every year in it moved. */
export function withYearsMoved(text: string, by: number): string {
  return by === 0 ? text : text.replace(/\b(?:19|20)\d\d\b/g, (year) => String(Number(year) + by));
}
