import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Verdict } from '../archive/answer.js';
import type { SearchFilter } from '../archive/collection.js';
import type { Embedder } from '../embedding/embedder.js';
import { retrieve } from '../search/retrieve.js';
import type { Retrieval, RetrieveRequest } from '../search/retrieval.js';
import { probabilityOfAnswer, type AnswerSigns } from './answer-model.js';
import { answerSigns } from './answer-signs.js';
import { scoreSentences, type ReadPassage } from './score-sentences.js';
import { verdictOf } from './verdict.js';
import type { Weights } from './weights.js';

/** A search as it is asked for, before weights are put to it. */
export type SearchRequest = Omit<RetrieveRequest, 'weights'>;

/** What one search came to. */
export interface Attempt {
  readonly retrieval: Retrieval;
  /** Best first. */
  readonly passages: readonly ReadPassage[];
  readonly signs: AnswerSigns;
  /** That what was found answers the question. */
  readonly probability: number;
  readonly verdict: Verdict;
  /** What was searched. */
  readonly filter: SearchFilter;
}

/** Searches once, reads what was found, and takes the verdict. */
export async function attemptAnswer(
  request: SearchRequest,
  weights: Weights,
  embedder: Embedder,
): Promise<Attempt> {
  const retrieval = await retrieve({ ...request, weights: weights.ranking }, embedder);
  // Reading what was found and choosing from it take some 10 ms each: others get their turn between.
  await nextTurn();
  const passages = scoreSentences(request.question, retrieval, weights.sentences);
  const signs = answerSigns(retrieval, passages);
  const probability = passages.length > 0 ? probabilityOfAnswer(signs, weights.answer) : 0;
  return { retrieval, passages, signs, probability, verdict: verdictOf(probability), filter: request.filter };
}
