import type { Filters, FollowsUp, Answer } from '../../archive/answer.js';
import type { SearchFilter } from '../../archive/collection.js';
import type { Embedder } from '../../embedding/embedder.js';
import type { SearchRequest } from '../attempt-answer.js';
import { understandAndSearch, type SearchOutcome } from '../understand-and-search.js';
import type { Weights } from '../weights.js';
import { followUp, type CompletedQuestion, type FollowUpRequest } from './follow-up.js';

/** What was found for a question, and how it was completed for that. */
export interface FoundAfter extends SearchOutcome {
  readonly filters: Filters;
  /** Missing where it was asked by itself. */
  readonly followsUp?: FollowsUp;
}

export interface SearchAfterRequest extends Omit<FollowUpRequest, 'before'> {
  /** The answer that it comes after; none where it was asked by itself. */
  readonly before: Answer | undefined;
  /** What filters come to. */
  readonly filterOf: (filters: Filters) => Promise<SearchFilter>;
  readonly search: Omit<SearchRequest, 'question' | 'collections' | 'asOf' | 'filter'>;
}

/**
 * Searches for a question, completed by the one before it where it leans on that. Where its form leaves that open, the
 * archive is asked both ways, and what answers better counts.
 */
export async function searchAfter(
  request: SearchAfterRequest,
  weights: Weights,
  embedder: Embedder,
): Promise<FoundAfter> {
  const { before, question, filters, collections, asOf } = request;
  const find = async (
    asked: CompletedQuestion['search'] | { question: typeof question; filters: Filters },
  ) => {
    const { filters: narrowedTo, ...rest } = asked;
    const filter = await request.filterOf(narrowedTo);
    const search = { ...request.search, ...rest, collections, asOf, filter };
    return { ...(await understandAndSearch(search, weights, embedder)), filters: narrowedTo };
  };
  if (before === undefined) return find({ question, filters });
  const { search, carried, otherwise } = await followUp({ ...request, before });
  const found = await find(search);
  const alone = otherwise ? await find(otherwise.search) : null;
  return alone !== null && alone.attempt.probability > found.attempt.probability
    ? { ...alone, followsUp: { answer: before.id, carried: null } }
    : { ...found, followsUp: { answer: before.id, carried } };
}
