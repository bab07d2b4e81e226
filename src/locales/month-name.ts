import { languages, type Language } from './language.js';

/** "December 2024". @param month `YYYY-MM`. */
export function monthName(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(languages[language].intl, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

const known = new Map<Language, readonly (readonly string[])[]>();

/** What the twelve months are called, each in full and in short, without the dot of an abbreviation. */
export function monthSpellings(language: Language): readonly (readonly string[])[] {
  const spellings = known.get(language) ?? newSpellings(languages[language].intl);
  known.set(language, spellings);
  return spellings;
}

function newSpellings(intl: string): readonly (readonly string[])[] {
  // As it stands in a date, which some languages inflect.
  const formats = (['long', 'short'] as const).map(
    (month) => new Intl.DateTimeFormat(intl, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }),
  );
  return Array.from({ length: 12 }, (_, month) =>
    formats.map((format) => {
      const parts = format.formatToParts(new Date(Date.UTC(2024, month, 2)));
      const name = parts.find(({ type }) => type === 'month')?.value ?? '';
      return name.replace(/\.$/, '');
    }),
  );
}
