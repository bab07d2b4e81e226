import type { Answer, Filters } from '../archive/answer.js';
import type { SearchFilter } from '../archive/archive.js';
import type { Embedder } from '../embedding/embedder.js';
import { readQuestion } from '../search/question.js';
import type { SearchPlace } from '../search/retrieve.js';
import { allSwitchesOn, type SearchSwitches } from '../search/search-switches.js';
import { chooseFindings } from './choose-findings.js';
import { numberSources } from './number-sources.js';
import { rankedArticles, rankedPassages } from './ranked-lists.js';
import { rounded } from './rounded.js';
import { understandAndSearch } from './understand-and-search.js';
import { shippedWeights, type Weights } from './weights.js';

/** An answer before it has an id, a time and an audience. */
export type AnswerBody = Required<
  Pick<
    Answer,
    | 'question'
    | 'verdict'
    | 'probability'
    | 'findings'
    | 'sources'
    | 'passages'
    | 'articles'
    | 'undatedLeftOut'
    | 'understood'
  >
>;

export interface AnswerRequest {
  readonly question: string;
  readonly filters: Filters;
  /** The day on which it is asked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /**
   * Whether what is newer than that day is left out. Not where the day is simply today: outlets east of here may date
   * their articles tomorrow.
   */
  readonly hideNewer: boolean;
  readonly places: readonly SearchPlace[];
  /** Findings at most. */
  readonly limit: number;
  /** For measuring; all on unless told. */
  readonly switches?: SearchSwitches;
  /** Those that come with the project unless told. */
  readonly weights?: Weights;
}

/**
 * Searches, chooses the sentences that answer, and takes the verdict. Writes nothing.
 * @throws UserError where the question is empty or too long.
 */
export async function answerQuestion(request: AnswerRequest, embedder: Embedder): Promise<AnswerBody> {
  const question = readQuestion(request.question);
  const { places, asOf, switches = allSwitchesOn, weights = shippedWeights() } = request;
  const search = { question, places, filter: searchFilter(request), asOf, switches };
  const { attempt, understood } = await understandAndSearch(search, weights, embedder);
  const { retrieval, passages, probability, verdict, filter } = attempt;
  const chosen = verdict === 'nothing' ? [] : chooseFindings(passages, retrieval.asked, request.limit);
  return {
    question: question.text,
    verdict,
    probability: rounded(probability),
    ...numberSources(chosen, probability),
    passages: rankedPassages(passages, retrieval.candidates),
    articles: rankedArticles(retrieval.candidates),
    undatedLeftOut: filter.keepUndated ? 0 : await countUndated(places, filter.outlet),
    understood,
  };
}

/** A day of asking hides what is newer, but only a date that was asked for leaves undated articles out. */
function searchFilter({ filters, asOf, hideNewer }: AnswerRequest): SearchFilter {
  const { since, until, outlet } = filters;
  const latest = [until, hideNewer ? asOf : null].filter((day) => day !== null).sort();
  return {
    since,
    until: latest[0] ?? null,
    outlet,
    keepUndated: since === null && until === null,
  };
}

/** Of the asker's own archive: that starter articles have no date concerns nobody. */
async function countUndated(places: readonly SearchPlace[], outlet: string | null): Promise<number> {
  const [own] = places;
  return own ? own.collection.undatedCount(outlet) : 0;
}
