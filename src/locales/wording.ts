import { createInstance } from 'i18next';
import { formatDate } from './format-date.js';
import { namespaces, readWords, type MessageKey, type Words } from './catalog.js';
import { commandNames, englishName } from './command-names.js';
import { languages, type Language } from './language.js';

/** What stands for the placeholders of a sentence. They are put in as they are: Markdown is escaped before. */
export type Values = Readonly<Record<string, string | number>>;

/** How Dateline speaks in one language. */
export interface Wording {
  readonly language: Language;
  /**
   * A sentence. Of a sentence with plural forms `count` chooses one. In catalogs `{{count, number}}` writes a number,
   * `{{date, day}}` a day given as `YYYY-MM-DD`, and `{{/ask}}` the name of a command as this language has it.
   */
  readonly t: (key: MessageKey, values?: Values) => string;
  readonly number: (value: number) => string;
  /** "13 Dec 2024" for `2024-12-13` and for `2024-12-13T23:30:00Z`: the day in UTC. What is no such date comes back as it is. */
  readonly day: (isoDate: string) => string;
  /** "Reuters, BBC and AP". */
  readonly list: (items: readonly string[]) => string;
}

const wordings = new Map<Language, Wording>();

/** The words of a language. They are read when they are first asked for. */
export function wordingIn(language: Language): Wording {
  const known = wordings.get(language);
  if (known) return known;
  const wording = readWording(language);
  wordings.set(language, wording);
  return wording;
}

function readWording(language: Language): Wording {
  const { intl } = languages[language];
  const speaker = createInstance();
  const spoken: readonly Language[] = language === 'en' ? ['en'] : [language, 'en'];
  void speaker.init({
    lng: language,
    fallbackLng: 'en',
    ns: [...namespaces],
    initAsync: false,
    resources: Object.fromEntries(spoken.map((each) => [each, wordsOf(each)])),
    interpolation: { escapeValue: false, defaultVariables: commandNames(language) },
    missingInterpolationHandler: (sentence: string, [, name = '']: RegExpMatchArray) =>
      englishName(name) ?? missing(name, sentence),
  });
  const numbers = new Intl.NumberFormat(intl);
  const lists = new Intl.ListFormat(intl);
  const day = dayFormat(language);
  speaker.services.formatter?.add('number', (value) => numbers.format(value as number));
  speaker.services.formatter?.add('day', (value) => day(String(value)));
  return {
    language,
    t: (key, values = {}) => speaker.t(key, values),
    number: (value) => numbers.format(value),
    day,
    list: (items) => lists.format(items),
  };
}

function missing(name: string, sentence: string): never {
  throw new TypeError(`Nothing was given for {{${name}}} in "${sentence}".`);
}

function wordsOf(language: Language): Record<string, Words> {
  return Object.fromEntries(namespaces.map((name) => [name, readWords(language, name)]));
}

/** The digits are read as they stand, so that a date without a time never shifts to its neighbour. */
function dayFormat(language: Language): (isoDate: string) => string {
  // Intl's English has "Sept"; the command line and the citations have a table of their own.
  if (language === 'en') return formatDate;
  const format = new Intl.DateTimeFormat(languages[language].intl, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (isoDate) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate);
    const moment = new Date(match ? `${match[0]}T00:00:00Z` : Number.NaN);
    return Number.isNaN(moment.getTime()) ? isoDate : format.format(moment);
  };
}
