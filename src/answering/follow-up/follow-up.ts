import type { Answer, Carried, Filters } from '../../archive/answer.js';
import type { Collection } from '../../archive/collection.js';
import { wordsOf } from '../../archive/words.js';
import type { AliasTable } from '../../search/alias-table.js';
import type { Question } from '../../search/question.js';
import type { SearchTerm } from '../../search/search-term.js';
import type { WeekStart } from '../../search/time/calendar.js';
import { readTime } from '../../search/time/read-time.js';
import type { TimeWindow } from '../../search/time/time-window.js';
import { rounded } from '../rounded.js';
import { carry, type CarriedPhrase } from './carry.js';
import { dependenceOf, type Dependence } from './dependence.js';
import { expandedQuestion, wordsBefore } from './expanded-question.js';
import { followedArticles } from './followed-articles.js';
import { heldShare } from './held-share.js';
import { readLeaning, type Leaning } from './leaning.js';
import { outletInstead, type OutletInstead } from './outlet-instead.js';
import { shiftedTime } from './shifted-time.js';
import { subjectBefore } from './subject-before.js';
import { timeBefore } from './time-before.js';

/** A question that comes after an answer. */
export interface FollowUpRequest {
  readonly question: Question;
  readonly before: Answer;
  /** Those that were given with this question. */
  readonly filters: Filters;
  /** Searched together. */
  readonly collections: readonly Collection[];
  /** The day of asking, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly aliases: AliasTable | null | undefined;
  /** On which day weeks begin; Monday unless told. */
  readonly weekStart?: WeekStart;
}

/** A question as it is searched for after another. */
export interface CompletedQuestion {
  readonly search: {
    readonly question: Question;
    readonly filters: Filters;
    /** The time that it says or takes over. */
    readonly time: TimeWindow | null;
  };
  /** What was taken over; null where the question is complete in itself. */
  readonly carried: Carried | null;
}

export interface FollowUp extends CompletedQuestion {
  /** How it is searched for by itself, where it is in doubt whether it leans on the one before. */
  readonly otherwise: CompletedQuestion | null;
}

/** Completes a question by what the answer before it was about, where it leaves that out. */
export async function followUp(request: FollowUpRequest): Promise<FollowUp> {
  const { question, before, collections, asOf } = request;
  const leaning = readLeaning(question.text);
  const followed = await followedArticles(before, collections);
  const outlet = await outletInstead(question.text, leaning.fragment !== null, collections);
  const terms = withoutOutlet(question.terms, outlet);
  const held = await heldShare(terms, wordsBefore(before), followed, collections);
  const { dependence, isSure } = dependenceOf(leaning, terms, held);
  const time = readTime(question.text, asOf, request.weekStart);
  const whole = { search: { question, filters: request.filters, time }, carried: null };
  if (dependence === 'whole') return { ...whole, otherwise: null };
  const leaned = leanedOn(request, { leaning, outlet, dependence, own: time });
  return { ...leaned, otherwise: isSure ? null : whole };
}

interface Reading {
  readonly leaning: Leaning;
  readonly outlet: OutletInstead | null;
  readonly dependence: Dependence;
  /** The time that it says itself. */
  readonly own: TimeWindow | null;
}

function leanedOn(request: FollowUpRequest, reading: Reading): CompletedQuestion {
  const { question, before, asOf } = request;
  const { leaning, outlet, dependence, own } = reading;
  const timeThen = timeBefore(before, request.weekStart);
  const shift = shiftedTime(question.text, before, timeThen, asOf);
  const time = shift?.window ?? own ?? timeThen;
  const phrases = carry(dependence, leaning, subjectBefore(before));
  const filters = carriedFilters(before, request.filters, { outlet, leaning, own: shift?.window ?? own });
  const years = shift?.years ?? 0;
  const expanded = expandedQuestion({ ...request, leaning, phrases, years, outlet });
  return {
    search: { question: expanded.question, filters, time },
    carried: {
      about: shown(expanded.phrases),
      instead: expanded.instead,
      filters: kept(filters, request.filters, before.filters),
      time: shift?.window ?? (own === null ? timeThen : null),
    },
  };
}

/** Who is to tell is nothing that is asked about. */
function withoutOutlet(terms: readonly SearchTerm[], outlet: OutletInstead | null): readonly SearchTerm[] {
  if (outlet?.kind !== 'only') return terms;
  const words = new Set(wordsOf(outlet.outlet));
  return terms.filter(({ word }) => !words.has(word));
}

/** What is given wins, then what the question says itself. */
function carriedFilters(
  { filters: before }: Answer,
  given: Filters,
  { outlet, leaning, own }: Pick<Reading, 'outlet' | 'leaning' | 'own'>,
): Filters {
  const isDated = given.since !== null || given.until !== null || own !== null;
  // An outlet that is named in a sentence of its own is preferred, as ever; it takes the place of one that was asked for.
  const isOnly = outlet?.kind === 'only' && (leaning.fragment !== null || before.outlet !== null);
  const instead = outlet === null ? before.outlet : isOnly ? outlet.outlet : null;
  return {
    since: isDated ? given.since : before.since,
    until: isDated ? given.until : before.until,
    outlet: given.outlet ?? instead,
  };
}

/** What of the filters is neither given nor named with this question. */
function kept(filters: Filters, given: Filters, before: Filters): Filters {
  const of = (name: keyof Filters) =>
    given[name] === null && filters[name] === before[name] ? filters[name] : null;
  return { since: of('since'), until: of('until'), outlet: of('outlet') };
}

function shown(phrases: readonly CarriedPhrase[]): Carried['about'] {
  return phrases.map(({ words, isName, share, article }) => ({
    words,
    isName,
    share: rounded(share),
    ...(article === undefined ? {} : { article }),
  }));
}
