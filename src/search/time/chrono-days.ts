import { Chrono, configuration } from 'chrono-node/en';
import { dayOf } from './calendar.js';

/** A date as it was written: what it leaves out is null. */
export interface WrittenDay {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** 0: Sunday. */
  readonly weekday: number | null;
  /** The day that it comes to, counted from the day of asking: `YYYY-MM-DD`. */
  readonly resolved: string;
}

export interface WrittenDays {
  readonly start: WrittenDay;
  /** Null where it is no range. */
  readonly end: WrittenDay | null;
}

/** "In three days", "three days ago": nothing here asks for them, and they take a tenth of a second to compile. */
const unused = /TimeUnit(?:Later|Within|Ago)/;
const { parsers, refiners } = configuration.createCasualConfiguration();
const chrono = new Chrono({
  parsers: parsers.filter((parser) => !unused.test(parser.constructor.name)),
  refiners,
});

/**
 * Reads a phrase that is nothing but a date ("5 Nov. 2024", "3 to 9 May", "last three days"); null where it is none, as
 * "31 February". Short phrases only: on a long text some of the patterns take a tenth of a second.
 */
export function readDays(phrase: string, asOf: string): WrittenDays | null {
  // Noon in UTC, read as UTC: the machine's own time zone has no say.
  const reference = { instant: new Date(`${asOf}T12:00:00Z`), timezone: 0 };
  const [result] = chrono.parse(phrase, reference);
  // Of "45 May 2024" it would read the month.
  if (!result || result.text.length < phrase.length) return null;
  return { start: writtenDay(result.start), end: result.end ? writtenDay(result.end) : null };
}

type DatePart = 'year' | 'month' | 'day' | 'weekday';

/** What is used of chrono's reading of a date: it fills in what was not written, and says so. */
interface DateParts {
  isCertain(part: DatePart): boolean;
  get(part: DatePart): number | null;
}

function writtenDay(parts: DateParts): WrittenDay {
  const known = (part: DatePart): number | null => (parts.isCertain(part) ? parts.get(part) : null);
  return {
    year: known('year'),
    month: known('month'),
    day: known('day'),
    weekday: known('weekday'),
    resolved: dayOf(parts.get('year') ?? 0, parts.get('month') ?? 1, parts.get('day') ?? 1),
  };
}
