import type { Understood } from '../archive/answer.js';
import type { Embedder } from '../embedding/embedder.js';
import { understand, type Understanding } from '../search/understand.js';
import { attemptAnswer, type Attempt, type SearchRequest } from './attempt-answer.js';
import type { Weights } from './weights.js';

/** What was found, and how the question was read for it. */
export interface SearchOutcome {
  readonly attempt: Attempt;
  readonly understood: Understood;
}

/**
 * Searches as the question's time and outlet say. Where it names a date and no article of those days answers, all are
 * searched: the date may be that of an event which others tell of later. Where its words count from the day of asking
 * ("this week") there is no such doubt, and a miss is the answer.
 */
export async function understandAndSearch(
  request: SearchRequest,
  weights: Weights,
  embedder: Embedder,
): Promise<SearchOutcome> {
  const understanding = await understand(request);
  const attempt = await attemptAnswer({ ...request, ...understanding }, weights, embedder);
  const isDate = understanding.isNarrowed && understanding.time?.kind === 'absolute';
  if (!isDate || attempt.verdict === 'answered') {
    return told(understanding, attempt, understanding.isNarrowed);
  }
  const wider = await attemptAnswer(
    { ...request, time: null, outlet: understanding.outlet },
    weights,
    embedder,
  );
  return wider.verdict === 'answered'
    ? told(understanding, wider, false)
    : told(understanding, attempt, true);
}

function told({ time, outlet }: Understanding, attempt: Attempt, applied: boolean): SearchOutcome {
  const { since = null, until = null } = time?.filter ?? {};
  // Where nothing is shown, what a word was taken for explains nothing.
  const respelt = attempt.verdict === 'nothing' ? [] : attempt.retrieval.respelt;
  return {
    attempt,
    understood: {
      time: time && { words: time.words, since, until, applied },
      outlet,
      ...(respelt.length > 0 ? { respelt } : {}),
    },
  };
}
