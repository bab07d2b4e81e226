import { addDays, daysBetween } from './calendar.js';

/** A stretch of days, `YYYY-MM-DD`, both ends included; null: open on that side. */
export interface DayRange {
  readonly since: string | null;
  readonly until: string | null;
}

/** What a question's words for a time come to, on the day on which it is asked. */
export interface TimeWindow {
  /** `absolute` where the words name a date, `relative` where they count from the day of asking. */
  readonly kind: 'relative' | 'absolute';
  /** As they stand in the question; several with `betweenTimes` between them. */
  readonly words: string;
  /** The days that are meant, by which articles are ordered; null where all that pass are alike. */
  readonly days: DayRange | null;
  /** The days of articles that are searched; null where the words say only what is preferred. */
  readonly filter: DayRange | null;
}

/** What parts the phrases of a question that says several times. */
export const betweenTimes = ' … ';

/** What happened is told, and asked about, before and after: articles from so many days before are searched, */
const marginBeforeDays = 7;
/** and from so many after, since an article gets the date of its last update. */
const marginAfterDays = 14;
/** From this length on the days before are left out: they are another month's news. */
const monthDays = 28;

/** The days of the articles that may tell of these days, to the day of asking or open. */
export function daysOfArticles(days: DayRange, asOf: string): DayRange {
  const { since, until } = days;
  const isShort = since !== null && until !== null && daysBetween(since, until) + 1 < monthDays;
  const end = until && addDays(until, marginAfterDays);
  return {
    since: since && (isShort ? addDays(since, -marginBeforeDays) : since),
    // Up to now is no end: an outlet further east may date its newest article tomorrow.
    until: end !== null && end < asOf ? end : null,
  };
}

/** Days by which an article's date misses these; 0 within. */
export function daysOutside(publishedAt: string, { since, until }: DayRange): number {
  const before = since === null ? 0 : daysBetween(publishedAt, since);
  const after = until === null ? 0 : daysBetween(until, publishedAt);
  return Math.max(before, after);
}
