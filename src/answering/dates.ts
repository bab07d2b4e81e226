import { UserError } from '../errors.js';
import type { Filters } from '../archive/answer.js';

/** What takes a day. */
export type DayOption = 'since' | 'until' | 'as-of' | 'day';

/**
 * A day as people give it to an option: `2024-12-13`.
 * @throws UserError naming `option` and the value.
 */
export function parseDay(text: string, option: DayOption): string {
  const day = text.trim();
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new UserError(`bad-${option}`, { date: text.slice(0, 40) });
  }
  return day;
}

/**
 * Filters as given, checked.
 * @throws UserError where a date cannot be read, or `since` lies after `until`.
 */
export function parseFilters(given: {
  readonly [option in keyof Filters]?: string | null | undefined;
}): Filters {
  const since = given.since ? parseDay(given.since, 'since') : null;
  const until = given.until ? parseDay(given.until, 'until') : null;
  if (since !== null && until !== null && since > until) {
    throw new UserError('since-after-until', { since, until });
  }
  return { since, until, outlet: given.outlet?.trim() || null };
}
