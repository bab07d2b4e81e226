import { addDays, earlierDay, endOfMonth, latestWeekday, startOfMonth, startOfWeek } from './calendar.js';
import { readDays } from './chrono-days.js';
import type { TimeQuestion } from './time-phrase.js';
import { amounts, fullMonths, weekdays } from './time-vocabulary.js';

/** The days that words come to, counted from the day of asking. */
export interface Stretch {
  readonly since: string;
  readonly until: string;
  /** The words may as well be said of a state or be a name: they prefer, and hide nothing. */
  readonly isLoose?: boolean;
  /** They say when something happened that is written about until now. */
  readonly isOpen?: boolean;
}

export interface RelativeRule {
  /** Global, so that all of a question's are found. */
  readonly pattern: RegExp;
  /** Null where it is no time after all. @param after the rest of the question. */
  read(words: string, question: TimeQuestion, after: string): Stretch | null;
}

/** "This week" is said of what is up to so many days old and, with the margin, a week more; half of it is of the last five. */
const weekDays = 11;
/** What is new enough for who asks what happened "recently". */
const recentDays = 10;

export const relativeRules: readonly RelativeRule[] = [
  {
    pattern: /\b(?:day before yesterday|yesterday|last night)\b/gi,
    read: (words, { asOf }) => oneDay(addDays(asOf, /before/i.test(words) ? -2 : -1)),
  },
  {
    pattern: /\b(?:today|tonight|this (?:morning|afternoon|evening))\b/gi,
    read: (_words, { asOf }) => oneDay(asOf),
  },
  {
    pattern: /\b(?:this (?:past )?|the (?:last|past) |past )week\b/gi,
    read: (_words, { asOf }) => ({ since: addDays(asOf, -weekDays), until: asOf }),
  },
  {
    pattern: /\blast week\b/gi,
    read: (_words, { asOf, weekStart }) => {
      const since = startOfWeek(addDays(asOf, -7), weekStart);
      return { since, until: addDays(since, 6) };
    },
  },
  {
    pattern: /\b(?:(?:over|at|during|on) the|(?:this|last)(?: past)?|past) weekend\b/gi,
    read: (_words, { asOf }) => {
      const saturday = latestWeekday(asOf, 6);
      return { since: saturday, until: earlierDay(addDays(saturday, 1), asOf) };
    },
  },
  {
    pattern: /\bthis month\b/gi,
    read: (_words, { asOf }) => ({ since: startOfMonth(asOf), until: asOf }),
  },
  {
    pattern: /(?<!\bthe )\blast month\b/gi,
    read: (_words, { asOf }) => {
      const since = startOfMonth(asOf, 1);
      return { since, until: endOfMonth(since) };
    },
  },
  {
    pattern: /\bthis year\b/gi,
    read: (_words, { asOf }) => ({ since: `${asOf.slice(0, 4)}-01-01`, until: asOf }),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:last|past) (?:${amounts} (?:days|weeks|months)|\\d{1,2} hours)|the last month|past month)\\b`,
      'gi',
    ),
    read: (words, { asOf }) => {
      const since = readDays(words.replace(/^the /i, ''), asOf)?.start.resolved;
      return since === undefined || since > asOf ? null : { since, until: asOf };
    },
  },
  {
    pattern: new RegExp(`\\b${amounts} (?:day|week|month)s? ago\\b`, 'gi'),
    read: (words, { asOf }) => {
      // The last three days begin three days ago.
      const amount = words.replace(/ ago$/i, '').replace(/^an? (?=day|week|month)/i, 'one ');
      const day = readDays(`last ${amount}`, asOf)?.start.resolved;
      if (day === undefined || day > asOf) return null;
      const about = daysAbout(words);
      return { since: addDays(day, -about), until: earlierDay(addDays(day, about), asOf), isOpen: true };
    },
  },
  {
    pattern: new RegExp(
      `(?<!\\b(?:the|an?|any|one|some|every|each) )\\b(?:(?:on|last|this|past|late|early|earlier) )*${weekdays}(?: (?:night|morning|afternoon|evening))?\\b(?!,? (?:the )?\\d|,? ${fullMonths}\\b)`,
      'gi',
    ),
    read: readWeekday,
  },
  {
    pattern: /\b(?:recently|lately|latest|newest|of late|recent (?:days|weeks))\b/gi,
    read: (_words, { asOf }) => ({ since: addDays(asOf, -recentDays), until: asOf, isLoose: true }),
  },
];

/** By how many days "two weeks ago" and the like are meant less exactly than they are said. */
function daysAbout(words: string): number {
  if (/month/i.test(words)) return 15;
  return /week/i.test(words) ? 4 : 1;
}

function readWeekday(words: string, { asOf }: TimeQuestion, after: string): Stretch | null {
  const weekday = readDays(words.replace(/^.*\b(?=\S+day\b)/i, ''), asOf)?.start.weekday;
  if (weekday === undefined || weekday === null) return null;
  const isBare = /^\S+$/.test(words) && !/^['’]s\b/.test(after);
  const latest = latestWeekday(asOf, weekday);
  if (latest !== asOf) return { ...oneDay(latest), isLoose: isBare };
  // On a Friday "Friday" is today or a week ago.
  return { since: addDays(asOf, -7), until: asOf, isLoose: isBare };
}

function oneDay(day: string): Stretch {
  return { since: day, until: day };
}
