import { absolutePhrases } from './absolute-phrases.js';
import { withoutNamesOfTime } from './names-of-time.js';
import type { WeekStart } from './calendar.js';
import { relativePhrases } from './relative-phrases.js';
import { looksAhead, tellsOfThePast } from './tense.js';
import type { TimePhrase } from './time-phrase.js';
import { betweenTimes, type DayRange, type TimeWindow } from './time-window.js';

/** What is longer is a pasted text: the days that it speaks of are not those of the question. */
const longestRead = 600;

/** Days are counted back and forth from a day of these years only: others are no days of asking. */
const countable = /^[12]\d{3}-/;

/**
 * The time that a question asks about, read off its words on the day of asking (`YYYY-MM-DD`); null where it says none,
 * or none that is sure to be one. A window too many hides the answer, and one too few costs little.
 *
 * @param question with single spaces.
 */
export function readTime(question: string, asOf: string, weekStart: WeekStart = 'monday'): TimeWindow | null {
  if (question.length > longestRead || !countable.test(asOf)) return null;
  const plain = withoutNamesOfTime(question);
  const read = {
    text: question,
    plain,
    asOf,
    weekStart,
    looksAhead: looksAhead(plain),
    tellsOfThePast: tellsOfThePast(plain),
  };
  const phrases = [...relativePhrases(read), ...absolutePhrases(read)].sort(
    (left, right) => left.start - right.start,
  );
  return together(decisive(phrases));
}

/** What narrows goes before what only prefers, and "this week" before "this year". */
function decisive(phrases: readonly TimePhrase[]): readonly TimePhrase[] {
  const strict = phrases.filter(({ filter }) => filter !== null);
  if (strict.length === 0) return phrases;
  const short = strict.filter(({ days, kind }) => days !== null || kind === 'absolute');
  return short.length > 0 ? short : strict;
}

/** Where a question says two times, articles of either, and all between, may answer. */
function together(phrases: readonly TimePhrase[]): TimeWindow | null {
  const [first] = phrases;
  if (!first) return null;
  return {
    kind: phrases.every(({ kind }) => kind === 'relative') ? 'relative' : 'absolute',
    words: [...new Set(phrases.map(({ words }) => words))].join(betweenTimes),
    days: rangeOver(phrases.flatMap(({ days }) => days ?? [])),
    filter: rangeOver(phrases.flatMap(({ filter }) => filter ?? [])),
  };
}

/** From the first start to the last end; open where one of them is. Null where there are none. */
function rangeOver(ranges: readonly DayRange[]): DayRange | null {
  if (ranges.length === 0) return null;
  const starts = ranges.map(({ since }) => since).sort(byDay);
  const ends = ranges.map(({ until }) => until).sort(byDay);
  return {
    since: starts.includes(null) ? null : (starts[0] ?? null),
    until: ends.includes(null) ? null : (ends.at(-1) ?? null),
  };
}

function byDay(left: string | null, right: string | null): number {
  return (left ?? '').localeCompare(right ?? '');
}
