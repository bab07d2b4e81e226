import { languages, type Language } from './language.js';

/** The 4th of January 1970 was a Sunday. */
const firstSundayMs = 3 * 24 * 60 * 60_000;

/** "Monday". @param weekday 0 (Sunday) to 6. */
export function weekdayName(weekday: number, language: Language): string {
  const format = new Intl.DateTimeFormat(languages[language].intl, { weekday: 'long', timeZone: 'UTC' });
  return format.format(firstSundayMs + weekday * 24 * 60 * 60_000);
}
