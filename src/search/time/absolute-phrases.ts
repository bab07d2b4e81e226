import { namedDays } from './absolute-days.js';
import { addDays, startOfWeek } from './calendar.js';
import { matchesApart, type TimePhrase, type TimeQuestion } from './time-phrase.js';
import { fullMonths, months, weekdays, years } from './time-vocabulary.js';
import { daysOfArticles } from './time-window.js';

const year = `(?:,? (?:of )?${years}|,? (?:of )?(?:last|this) year)`;
const number = '\\d{1,2}(?:st|nd|rd|th)?';
const day = `(?:(?:${weekdays},? )?(?:(?:the )?${number} (?:of )?${months}|${months} (?:the )?${number}\\b)${year}?|${years}-\\d\\d-\\d\\d)`;
const month = `(?:${months}${year}|${fullMonths})`;
const through = '(?: ?[-–] ?| (?:and|to|until|till|through) )';
const partOfDay = '(?:the (?:night|morning|afternoon|evening|day) of )?';
const partOfMonth =
  '(?:(?:early|late) |mid[- ]|the (?:beginning|start|middle|end|first week|last week|month) of )?';

/** Ranges before the dates in them. */
const patterns = [
  `(?<lead>between|from|on|in|during) (?<date>(?:${day}|${month}|${number})${through}(?:${day}|${month}|${number}\\b${year}?))`,
  `(?<lead>on|since|after|before) ${partOfDay}(?<date>${day})`,
  `(?<lead>in|during) (?<week>the week of) (?<date>${day})`,
  `(?<lead>in|during|throughout|since|after|before) ${partOfMonth}(?<date>${month})`,
  `(?<lead>at) the (?:beginning|start|middle|end) of (?<date>${month})`,
  `(?<lead>last|this) (?<date>${fullMonths})`,
].map((pattern) => ({ pattern: new RegExp(`\\b${pattern}(?![\\w-])`, 'gi') }));

/** What a time may be followed by where it is no part of a name: "in May 2023 floods" is one, "in May 2023 about …" is not. */
const endsHere =
  /^\s*(?:$|[?!.,;:)\]…—–]|(?:about|in|at|to|for|with|when|while|during|over|regarding|that|which|who|and|but|by|on|after|before|because|as|than|near|from)\b)/i;
/** Where the question, or a sentence of it, begins with the time. */
const startsHere = /(?:^|[.?!;:] )(?:(?:and|but|so|back|late|early) )?$/i;

/** "Born in May 1954", "until the vote on 5 November", "for the first time since March 2020": not of the news. */
const ofSomebody = /\b(?:born|founded|established|built|dated|ending|starting|beginning|expir\w+|due) $/i;
const untilThen = /\b(?:until|till|than) (?:[^,;:.?!]* )?$/i;
const superlative = /\b(?:first|time|most|worst|best|least|\w{3,}est|level|seen) (?:[^,;:.?!]* )?$/i;
/** "Before the election on 5 November": so many words may name what it was that day. */
const relationBefore = /\b(?<relation>before|after|since|following) (?:[^\s,;:.?!]+ ){1,8}$/i;

/** The dates that a question names as the time that it asks about. */
export function absolutePhrases(question: TimeQuestion): TimePhrase[] {
  return matchesApart(question.plain, patterns).flatMap(({ match, start, end }) => {
    const ranges = readPhrase(match, question);
    const words = question.text.slice(start, end);
    return ranges ? [{ ...ranges, kind: 'absolute' as const, words, start }] : [];
  });
}

type Ranges = Pick<TimePhrase, 'days' | 'filter'>;

function readPhrase(match: RegExpExecArray, question: TimeQuestion): Ranges | null {
  const { lead = '', date = '', week } = match.groups ?? {};
  const before = question.plain.slice(0, match.index);
  const after = question.plain.slice(match.index + match[0].length);
  if (!endsHere.test(after) && !startsHere.test(before)) return null;
  const isSince = /since/i.test(lead);
  if (isSince ? superlative.test(before) : ofSomebody.test(before)) return null;
  if (untilThen.test(before) || isOtherMay(date, lead, question.text)) return null;
  const named = namedDays(date, question);
  if (!named) return null;
  if (/since|after|before/i.test(lead)) return fromTo(lead, named.since, named.since, question.asOf);
  const { relation: related } = relationBefore.exec(before)?.groups ?? {};
  if (related !== undefined) return fromTo(related, named.since, named.until, question.asOf);
  const days = week === undefined ? named : weekOf(named.since, question);
  return { days, filter: daysOfArticles(days, question.asOf) };
}

function weekOf(named: string, { weekStart }: TimeQuestion): { since: string; until: string } {
  const since = startOfWeek(named, weekStart);
  return { since, until: addDays(since, 6) };
}

/** Before or after what is dated; null where all there is lies before it. */
function fromTo(relation: string, since: string, until: string, asOf: string): Ranges | null {
  if (!/before/i.test(relation)) return { days: null, filter: { since, until: null } };
  const days = { since: null, until };
  return until < asOf ? { days, filter: days } : null;
}

/** "After May" is after the politician, and "this may" no month. */
function isOtherMay(date: string, lead: string, text: string): boolean {
  if (!/^may$/i.test(date)) return false;
  return (
    /since|after|before/i.test(lead) || (date === 'may' && /last|this/i.test(lead) && /\p{Lu}/u.test(text))
  );
}
