import type { StatedTime } from './statement-times.js';

/** How two times for the same thing stand to one another. */
export type TimesCompared = 'same' | 'other' | 'unknown';

/**
 * Whether a sentence's time is the one that a claim states.
 * @param publishedAt of the sentence's article: a month or a day that it names without a year is of the year around that.
 */
export function compareTimes(
  claimed: StatedTime,
  told: StatedTime,
  publishedAt: string | null,
): TimesCompared {
  if (claimed.relation !== told.relation) return 'unknown';
  if (claimed.kind === 'relative' || told.kind === 'relative') return 'unknown';
  const full = fullValue(told, publishedAt);
  if (isWithin(full, claimed.value) || isWithin(told.value, claimed.value)) return 'same';
  // "In May" is no other time than "in 2019"; only what is told as finely can be another.
  if (claimed.kind !== told.kind) return 'unknown';
  const [one, other] =
    claimed.value.length === told.value.length ? [claimed.value, told.value] : [claimed.value, full];
  return one.length === other.length && one !== other ? 'other' : 'unknown';
}

/** With the year of its article, where it names none. */
function fullValue({ kind, value }: StatedTime, publishedAt: string | null): string {
  const hasYear = /^\d{4}/.test(value);
  return hasYear || kind === 'year' || publishedAt === null ? value : `${publishedAt.slice(0, 4)}-${value}`;
}

/** `2024-05-04` lies within `2024`, `2024-05`, `05` and `05-04`. */
function isWithin(day: string, period: string): boolean {
  if (day === period) return true;
  if (/^\d{4}/.test(period)) return day.startsWith(`${period}-`);
  return /^\d{4}-/.test(day) && (day.slice(5) === period || day.slice(5).startsWith(`${period}-`));
}
