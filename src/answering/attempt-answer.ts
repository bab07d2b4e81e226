import type { Verdict } from '../archive/answer.js';
import type { SearchFilter } from '../archive/archive.js';
import type { Embedder } from '../embedding/embedder.js';
import { retrieve, type Retrieval, type RetrieveRequest } from '../search/retrieve.js';
import { scoreSentences, type SentenceScores } from './score-sentences.js';
import { verdictOf } from './verdict.js';

/** What one search came to. */
export interface Attempt {
  readonly retrieval: Retrieval;
  readonly sentences: SentenceScores;
  readonly verdict: Verdict;
  /** What was searched. */
  readonly filter: SearchFilter;
}

/** Searches once, reads what was found, and takes the verdict. */
export async function attemptAnswer(request: RetrieveRequest, embedder: Embedder): Promise<Attempt> {
  const retrieval = await retrieve(request, embedder);
  const sentences = await scoreSentences(request.question, retrieval, embedder);
  return { retrieval, sentences, verdict: verdictOf(sentences.probability), filter: request.filter };
}
