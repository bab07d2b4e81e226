import type { Collection, SearchFilter } from '../archive/collection.js';
import { wordsOf } from '../archive/words.js';
import { namedOutlet } from './outlet/named-outlet.js';
import type { Question } from './question.js';
import type { RetrieveRequest } from './retrieval.js';
import { allSwitchesOn } from './search-switches.js';
import { readTime } from './time/read-time.js';
import { betweenTimes, type TimeWindow } from './time/time-window.js';

/** What a question says of when and from whom, and what of it narrows the search. */
export interface Understanding {
  readonly time: TimeWindow | null;
  /** An outlet as the archive spells it: its articles are preferred. */
  readonly outlet: string | null;
  /** The filter that was given, narrowed by the time where that holds. */
  readonly filter: SearchFilter;
  /** Whether the time narrowed it. */
  readonly isNarrowed: boolean;
  /** Without the words of a time that narrowed it: what is of those days need not name them. */
  readonly question: Question;
}

/**
 * Reads the time and the outlet that a question names. A time narrows the search only where no date was given beside the
 * question, and where there is an article of those days: an archive of one year that is asked about another is asked
 * about reports that look back.
 */
export async function understand(
  request: Pick<
    RetrieveRequest,
    'question' | 'collections' | 'filter' | 'asOf' | 'weekStart' | 'switches' | 'time'
  >,
): Promise<Understanding> {
  const { question, collections, filter, asOf, weekStart, switches = allSwitchesOn } = request;
  const asked = question.own ?? question.text;
  const said = request.time === undefined ? readTime(asked, asOf, weekStart) : request.time;
  const read = switches.dates ? said : null;
  // Undated articles are left out only where a date was given, and then that date is what narrows.
  const time = read && (filter.keepUndated ? read : { ...read, filter: null });
  const outlet = switches.outlets ? await namedOutlet(asked, collections) : null;
  const narrowed = time?.filter ? narrowedBy(time.filter, filter) : null;
  const isNarrowed = narrowed !== null && (await holdsAny(collections, narrowed));
  return {
    time,
    outlet,
    filter: narrowed !== null && isNarrowed ? narrowed : filter,
    isNarrowed,
    question: time !== null && isNarrowed ? withoutWordsOf(time, question) : question,
  };
}

/** As it is where it asks for nothing else. */
function withoutWordsOf(time: TimeWindow, question: Question): Question {
  const rest = time.words
    .split(betweenTimes)
    .reduce((text, words) => text.replace(words, () => ' '), question.text);
  const [ofTime, others] = [new Set(wordsOf(time.words)), new Set(wordsOf(rest))];
  const terms = question.terms.filter(({ word }) => !ofTime.has(word) || others.has(word));
  return terms.length > 0 ? { ...question, terms } : question;
}

function narrowedBy({ since, until }: NonNullable<TimeWindow['filter']>, filter: SearchFilter): SearchFilter {
  const ends = [until, filter.until].filter((day) => day !== null).sort();
  return { ...filter, since, until: ends[0] ?? null, keepUndated: false };
}

/** Of any outlet: that one is silent on those days is an answer. */
async function holdsAny(collections: readonly Collection[], filter: SearchFilter): Promise<boolean> {
  const held = await Promise.all(
    collections.map((collection) => collection.holds({ ...filter, outlet: null })),
  );
  return held.includes(true);
}
