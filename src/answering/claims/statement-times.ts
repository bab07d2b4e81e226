import { addDays, latestWeekday } from '../../search/time/calendar.js';
import type { Token } from '../disagreement/sentence-tokens.js';

/** A time that a sentence names, as finely as it names it. */
export interface StatedTime {
  readonly kind: 'year' | 'month' | 'day' | 'relative';
  /** `2024`, `2024-05` or `05`, `2024-05-04` or `05-04`; the words themselves where they are relative to something unknown. */
  readonly value: string;
  /** "since", "until", "by" …; empty for "in", "on", "at" and none. */
  readonly relation: string;
  /** First token, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const relations = /^(?:since|until|till|by|before|after|from|between)$/;
const relativeLead = /^(?:last|next|this|past|previous|following|coming)$/;
const relativeUnit =
  /^(?:week|weekend|month|year|season|decade|century|spring|summer|autumn|fall|winter|night|morning|evening|afternoon|time)$/;
const agoUnit = /^(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)$/;

/**
 * The times of a sentence in order. Days of the week, "yesterday" and "last year" are counted from the day on which it was
 * written.
 * @param writtenOn `YYYY-MM-DD`; null where unknown: then they stay relative.
 */
export function statedTimes(tokens: readonly Token[], writtenOn: string | null): StatedTime[] {
  const found: StatedTime[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const time = timeAt(tokens, at, writtenOn);
    if (!time) continue;
    const before = tokens[at - 1]?.lower ?? '';
    found.push({ ...time, relation: relations.test(before) ? before : '', from: at });
    at = time.to - 1;
  }
  return found;
}

type Read = Pick<StatedTime, 'kind' | 'value' | 'to'>;

function timeAt(tokens: readonly Token[], at: number, writtenOn: string | null): Read | null {
  const [word, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!word) return null;
  return (
    dateAt(tokens, at) ??
    weekdayAt(word, at, writtenOn) ??
    relativeAt(word, next, at, writtenOn) ??
    agoAt(word, next, third, at)
  );
}

/** "9 September 2024", "September 9", "March 2019", "2016". A lone "may" or "march" is no month. */
function dateAt(tokens: readonly Token[], at: number): Read | null {
  const word = tokens[at];
  const next = tokens[at + 1];
  const [day, month] = [dayNumber(word), monthNumber(next)];
  if (day !== null && month !== null) return withYear(tokens, at + 2, month, day);
  const own = monthNumber(word);
  if (own !== null) {
    const nextDay = dayNumber(next);
    if (nextDay !== null) return withYear(tokens, at + 2, own, nextDay);
    const isWritten = (word?.text.length ?? 0) > 3 && !/^(?:may|march)$/i.test(word?.text ?? '');
    const isSure =
      isWritten || isYear(next) || /^(?:in|since|until|by|of|last|next)$/.test(tokens[at - 1]?.lower ?? '');
    return isSure ? withYear(tokens, at + 1, own, null) : null;
  }
  return word && isYear(word) && !isCounted(next) ? { kind: 'year', value: word.text, to: at + 1 } : null;
}

function withYear(tokens: readonly Token[], at: number, month: number, day: number | null): Read {
  const comma = tokens[at]?.text === ',' && isYear(tokens[at + 1]) ? 1 : 0;
  const year = tokens[at + comma];
  const digits = [month, ...(day === null ? [] : [day])]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const kind = day === null ? 'month' : 'day';
  return year && isYear(year)
    ? { kind, value: `${year.text}-${digits}`, to: at + comma + 1 }
    : { kind, value: digits, to: at };
}

function weekdayAt({ lower }: Token, at: number, writtenOn: string | null): Read | null {
  const weekday = weekdays.indexOf(lower.replace(/['’]s$/, ''));
  if (weekday < 0) return null;
  return writtenOn === null
    ? { kind: 'relative', value: lower, to: at + 1 }
    : { kind: 'day', value: latestWeekday(writtenOn.slice(0, 10), weekday), to: at + 1 };
}

function relativeAt(
  { lower }: Token,
  next: Token | undefined,
  at: number,
  writtenOn: string | null,
): Read | null {
  const day = writtenOn?.slice(0, 10) ?? null;
  const daysBack = ['today', 'yesterday'].indexOf(lower);
  if (daysBack >= 0 && day !== null) return { kind: 'day', value: addDays(day, -daysBack), to: at + 1 };
  if (/^(?:today|yesterday|tomorrow|tonight|nowadays|currently|now)$/.test(lower))
    return { kind: 'relative', value: lower, to: at + 1 };
  if (!relativeLead.test(lower) || !relativeUnit.test(next?.lower ?? '')) return null;
  if (next?.lower === 'year' && day !== null && /^(?:last|this|next)$/.test(lower)) {
    const years = { last: -1, this: 0, next: 1 }[lower] ?? 0;
    return { kind: 'year', value: String(Number(day.slice(0, 4)) + years), to: at + 2 };
  }
  return { kind: 'relative', value: `${lower} ${next?.lower ?? ''}`, to: at + 2 };
}

/** "Three weeks ago". */
function agoAt(word: Token, next: Token | undefined, third: Token | undefined, at: number): Read | null {
  return agoUnit.test(next?.lower ?? '') && third?.lower === 'ago'
    ? { kind: 'relative', value: `${word.lower} ${next?.lower ?? ''} ago`, to: at + 3 }
    : null;
}

function isYear(token: Token | undefined): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(token?.text ?? '');
}

/** "2000 workers". */
function isCounted(next: Token | undefined): boolean {
  return (
    next?.kind === 'word' &&
    /^\p{Ll}+(?:s|people)$/u.test(next.text) &&
    !/^(?:was|is|has|as|this)$/.test(next.lower)
  );
}

function dayNumber(token: Token | undefined): number | null {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.lower ?? '') ?? [];
  const day = Number(digits ?? 0);
  return day >= 1 && day <= 31 ? day : null;
}

function monthNumber(token: Token | undefined): number | null {
  if (!token || !/^\p{Lu}/u.test(token.text)) return null;
  const found = months.findIndex(
    (month) =>
      month === token.lower ||
      (token.lower.length >= 3 && token.lower.length <= 4 && month.startsWith(token.lower)),
  );
  return found < 0 ? null : found + 1;
}
