import type { Collection, PassageInContext, SearchFilter } from '../archive/collection.js';
import type { AskedTerms } from './asked-terms.js';
import type { Question } from './question.js';
import type { ArticleSigns, RankingWeights } from './ranking-weights.js';
import type { Respelling } from './respellings.js';
import type { SearchSwitches } from './search-switches.js';
import type { WeekStart } from './time/calendar.js';
import type { TimeWindow } from './time/time-window.js';

/** A passage that may answer, with what speaks for it. */
export interface Candidate {
  readonly passage: PassageInContext;
  readonly collection: string;
  /** How often each of the question's terms stands in it and in the line of context before it. */
  readonly counts: readonly number[];
  /** Cosine of passage and question, -1 to 1. */
  readonly cosine: number;
  /** BM25, as a share of what a passage full of the question's words would get: 0 to 1. */
  readonly keyword: number;
  /** What speaks for its article. */
  readonly articleSigns: ArticleSigns;
  /** What its article is ordered by. */
  readonly articleScore: number;
  /** What of that its article's date gave. */
  readonly dateScore: number;
  /** What it is ordered by: that of its article, less what it lacks against the best passage of it. */
  readonly score: number;
}

export interface Retrieval {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** The question's terms and how much each tells. */
  readonly asked: AskedTerms;
  /** Passages in all collections. */
  readonly passagesSearched: number;
  /** Words of the question that stand nowhere and were taken for others. */
  readonly respelt: readonly Respelling[];
}

export interface RetrieveRequest {
  readonly question: Question;
  /** Searched together. */
  readonly collections: readonly Collection[];
  readonly filter: SearchFilter;
  /** The day on which it is asked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** On which day weeks begin; Monday unless told. */
  readonly weekStart?: WeekStart;
  /** The time that the question says: articles of it are preferred. None unless told. */
  readonly time?: TimeWindow | null;
  /** The outlet that it names: its articles are preferred. None unless told. */
  readonly outlet?: string | null;
  /** All on unless told. */
  readonly switches?: SearchSwitches;
  readonly weights: RankingWeights;
}
