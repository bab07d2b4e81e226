import { monthSpellings } from '../locales/month-name.js';
import type { Language } from '../locales/language.js';
import type { WeekStart } from '../search/time/calendar.js';
import { typedDays } from '../search/time/typed-days.js';

/** From when days are counted for somebody who types one. */
export interface TypingDay {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly weekStart: WeekStart;
}

/** The day that a typed `since` or `until` means, in English or in the language of whoever types; null where it is none. */
export function typedDay(
  end: 'since' | 'until',
  typed: string,
  { today, weekStart }: TypingDay,
  language: Language,
): string | null {
  const english = monthSpellings('en');
  const months = monthSpellings(language).map((own, month) => [...own, ...(english[month] ?? [])]);
  return typedDays(typed, today, weekStart, months)?.[end] ?? null;
}
