/** Languages in which Dateline speaks, by their ISO 639-1 codes, and how Discord and `Intl` call them. English is the one that all others are translated from. */
export const languages = {
  en: { ownName: 'English', intl: 'en-GB', discord: ['en-GB', 'en-US'] },
  de: { ownName: 'Deutsch', intl: 'de-DE', discord: ['de'] },
  fr: { ownName: 'Français', intl: 'fr-FR', discord: ['fr'] },
  es: { ownName: 'Español', intl: 'es-ES', discord: ['es-ES', 'es-419'] },
  pt: { ownName: 'Português', intl: 'pt-BR', discord: ['pt-BR'] },
  tr: { ownName: 'Türkçe', intl: 'tr-TR', discord: ['tr'] },
  ja: { ownName: '日本語', intl: 'ja-JP', discord: ['ja'] },
} as const;

export type Language = keyof typeof languages;

/** In the order in which a person is shown them. */
export const languageCodes = Object.keys(languages) as readonly Language[];

/** The language of a Discord locale ("es-419"); null where Dateline does not speak it. */
export function languageOfLocale(locale: string): Language | null {
  return languageCodes.find((code) => languages[code].discord.some((known) => known === locale)) ?? null;
}
