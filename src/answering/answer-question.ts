import type { Answer, Filters } from '../archive/answer.js';
import type { Collection, SearchFilter } from '../archive/collection.js';
import type { Embedder } from '../embedding/embedder.js';
import type { AliasTable } from '../search/alias-table.js';
import { withListedOutlet } from '../search/outlet/listed-outlet.js';
import { readQuestion } from '../search/question.js';
import { allSwitchesOn, type SearchSwitches } from '../search/search-switches.js';
import { findingsAtAGlance, withTheRest } from './beyond-a-glance.js';
import { chooseFindings } from './choose-findings.js';
import { coverageOf } from './coverage.js';
import { searchAfter } from './follow-up/search-after.js';
import { disagreementOf, withDiffering } from './disagreement/disagreement.js';
import { numberSources } from './number-sources.js';
import { rankedArticles, rankedPassages } from './ranked-lists.js';
import { rounded } from './rounded.js';
import { StoriesOfPassages } from './stories-of-passages.js';
import type { WeekStart } from '../search/time/calendar.js';
import { shippedWeights, type Weights } from './weights.js';

/** An answer before it has an id, a time and an audience. */
export type AnswerBody = Pick<
  Answer,
  | 'question'
  | 'verdict'
  | 'probability'
  | 'findings'
  | 'sources'
  | 'disagreement'
  | 'coverage'
  | 'passages'
  | 'articles'
  | 'undatedLeftOut'
  | 'understood'
  | 'filters'
  | 'followsUp'
>;

export interface AnswerRequest {
  readonly question: string;
  readonly filters: Filters;
  /** The day on which it is asked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** On which day weeks begin; Monday unless told. */
  readonly weekStart?: WeekStart;
  /**
   * Whether what is newer than that day is left out. Not where the day is simply today: outlets east of here may date
   * their articles tomorrow.
   */
  readonly hideNewer: boolean;
  /** Searched together; the first is the asker's own. */
  readonly collections: readonly Collection[];
  /** The answer that it comes after: what it leaves out is taken over from that. */
  readonly before?: Answer;
  /** Findings at most. */
  readonly limit: number;
  /** Names that mean the same; those that every archive knows unless told. */
  readonly aliases?: AliasTable;
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
  const { collections, aliases, switches = allSwitchesOn, weights = shippedWeights() } = request;
  const known = switches.aliases ? aliases : null;
  const asked = readQuestion(request.question, known);
  const { attempt, understood, filters, followsUp } = await searchAfter(
    {
      ...request,
      question: asked,
      before: request.before,
      aliases: known,
      filterOf: (narrowed) => withListedOutlet(searchFilter({ ...request, filters: narrowed }), collections),
      search: { switches, weekStart: request.weekStart ?? 'monday' },
    },
    weights,
    embedder,
  );
  const { retrieval, passages, probability, verdict, filter } = attempt;
  const best = verdict === 'nothing' ? [] : chooseFindings(passages, retrieval.asked, request.limit);
  const stories = await StoriesOfPassages.read(passages, collections);
  const glanced = best.slice(0, findingsAtAGlance);
  const compared = { question: asked.text, passages, chosen: glanced, asked: retrieval.asked };
  const differing =
    verdict === 'answered'
      ? withDiffering(
          { ...compared, sameEvent: stories.areOfOne },
          Math.min(request.limit, findingsAtAGlance),
        )
      : { chosen: glanced, values: [] };
  const chosen = withTheRest(differing.chosen, best).slice(0, request.limit);
  const { findings, sources } = numberSources(chosen, probability);
  return {
    question: asked.text,
    filters,
    ...(followsUp ? { followsUp } : {}),
    verdict,
    probability: rounded(probability),
    findings,
    sources,
    disagreement: disagreementOf(differing, findings, sources),
    coverage: coverageOf(differing.chosen, stories),
    passages: rankedPassages(passages, retrieval.candidates),
    articles: rankedArticles(retrieval.candidates),
    undatedLeftOut: filter.keepUndated ? 0 : await countUndated(collections, filter.outlet),
    understood,
  };
}

/** A day of asking hides what is newer, but only a date that was asked for leaves undated articles out. */
function searchFilter({
  filters,
  asOf,
  hideNewer,
}: Pick<AnswerRequest, 'filters' | 'asOf' | 'hideNewer'>): SearchFilter {
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
async function countUndated(collections: readonly Collection[], outlet: string | null): Promise<number> {
  return collections[0]?.undatedCount(outlet) ?? 0;
}
