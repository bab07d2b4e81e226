import { monthNumber } from './month-names.js';

/** A date that a text begins with, and how much of the text it takes. */
export interface LeadingDate {
  /** `2024-12-13`, or `2024-12-13T08:30:00Z` where hour and zone are given. */
  readonly iso: string;
  readonly length: number;
}

const earliestYear = 1600;
const latestYear = 2100;

const isoForm =
  /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[T ]\s?(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)/i;
const compactForm = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const weekday = /^\p{L}{2,12}\.?,?\s+(?=\d)/u;
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+|of\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/iu;
const clock = /^,?\s+(\d{2}):(\d{2}):(\d{2})\s+(GMT|UTC|Z|[+-]\d{4})(?!\d)/;
const monthFirst = /^(?:\p{L}{2,12}\.?,\s+)?(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;
const eastAsian = /^(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/;
const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;

/**
 * Reads the date at the start of `text`: ISO 8601, "13 December 2024", "December 13, 2024", RFC 5322,
 * "13.12.2024", also with German, French, Spanish, Portuguese, Italian and Turkish months. Null where
 * there is none, no year is given, or day and month could be exchanged ("03/04/2024").
 */
export function leadingDate(text: string): LeadingDate | null {
  return fromIso(text) ?? fromWords(text) ?? fromNumbers(text);
}

/** The date that `text` is: beside it only a time of day may stand, which counts where its zone is known. Null otherwise. */
export function parseDate(text: string): string | null {
  const trimmed = text.trim();
  const date = leadingDate(trimmed);
  if (date === null) return null;
  const rest = trimmed.slice(date.length);
  return /^(?:[,\s|·•–—-]*(?:at\s+|um\s+|à\s+)?\d{1,2}[:.h]\d{2}.{0,40})?[\s.]*$/iu.test(rest) ||
    /^[,\s]+(?:at\s+)?\d{1,2}\s?[ap]\.?m\b.{0,30}$/i.test(rest)
    ? date.iso
    : null;
}

function fromIso(text: string): LeadingDate | null {
  const match = isoForm.exec(text) ?? compactForm.exec(text);
  if (match === null) return null;
  const [whole, year, month, day, hour, minute, second = '00', zone] = match;
  const date = calendarDate(Number(year), Number(month), Number(day));
  if (date === null) return null;
  if (hour === undefined || zone === undefined) return { iso: date, length: whole.length };
  const moment = new Date(`${date}T${hour}:${minute}:${second}${isoZone(zone)}`);
  if (Number.isNaN(moment.getTime())) return null;
  return { iso: `${moment.toISOString().slice(0, 19)}Z`, length: whole.length };
}

function fromWords(text: string): LeadingDate | null {
  const prefix = weekday.exec(text)?.[0].length ?? 0;
  const first = dayFirst.exec(text.slice(prefix));
  if (first !== null) {
    const date = wordDate(first[3], first[2], first[1]);
    if (date === null) return null;
    const length = prefix + first[0].length;
    const time = clock.exec(text.slice(length));
    if (time === null) return { iso: date, length };
    const moment = new Date(`${date}T${time[1]}:${time[2]}:${time[3]}${isoZone(time[4] ?? 'Z')}`);
    if (Number.isNaN(moment.getTime())) return { iso: date, length };
    return { iso: `${moment.toISOString().slice(0, 19)}Z`, length: length + time[0].length };
  }
  const second = monthFirst.exec(text);
  const date = second && wordDate(second[3], second[1], second[2]);
  return second && date ? { iso: date, length: second[0].length } : null;
}

function fromNumbers(text: string): LeadingDate | null {
  const asian = eastAsian.exec(text);
  if (asian !== null) {
    const iso = calendarDate(Number(asian[1]), Number(asian[2]), Number(asian[3]));
    return iso === null ? null : { iso, length: asian[0].length };
  }
  const match = numeric.exec(text);
  if (match === null) return null;
  const [whole, first, separator, second, year] = match;
  const [a, b] = [Number(first), Number(second)];
  // With points the day comes first everywhere; with strokes only a number above 12 tells.
  const isDayFirst = separator === '.' || a > 12;
  if (!isDayFirst && b <= 12 && a !== b) return null;
  const iso = isDayFirst ? calendarDate(Number(year), b, a) : calendarDate(Number(year), a, b);
  return iso === null ? null : { iso, length: whole.length };
}

function wordDate(year?: string, month?: string, day?: string): string | null {
  const number = monthNumber(month ?? '');
  return number === null ? null : calendarDate(Number(year), number, Number(day));
}

function calendarDate(year: number, month: number, day: number): string | null {
  if (year < earliestYear || year > latestYear) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

function isoZone(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  return /^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
}
