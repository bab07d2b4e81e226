import type { Collection, PassageInContext, SearchFilter } from '../archive/archive.js';
import type { Embedder } from '../embedding/embedder.js';
import { dot } from './vectors.js';
import { keywordScore } from './keyword-score.js';
import type { Question } from './question.js';
import { weighTerms } from './term-weights.js';

/** A passage that may answer, with what speaks for it. */
export interface Candidate {
  readonly passage: PassageInContext;
  readonly collection: string;
  /** Cosine of passage and question, -1 to 1. */
  readonly cosine: number;
  /** BM25, as a share of what a passage full of the question's words would get: 0 to 1. */
  readonly keyword: number;
  /** What candidates are ordered by. */
  readonly score: number;
}

/** One place to search in. */
export interface SearchPlace {
  readonly collection: Collection;
  /** Taken from the score of what is found here, so that it loses ties: for the starter articles. */
  readonly handicap: number;
}

export interface Retrieval {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly questionVector: Float32Array;
  /** Weight of each of the question's stems. */
  readonly termWeights: ReadonlyMap<string, number>;
}

export interface RetrieveRequest {
  readonly question: Question;
  readonly places: readonly SearchPlace[];
  readonly filter: SearchFilter;
  /** Candidates wanted. */
  readonly limit: number;
}

/** Candidates taken from each of dense and keyword search before they are put together. */
const poolSize = 60;

/** Dense and keyword candidates of all places, fused. */
export async function retrieve(request: RetrieveRequest, embedder: Embedder): Promise<Retrieval> {
  const { question, places, filter } = request;
  const [questionVector, termWeights] = await Promise.all([
    embedder.embedQuestion(question.text),
    weighTerms(
      question,
      places.map((place) => place.collection),
    ),
  ]);
  const found = await Promise.all(
    places.map((place) => searchPlace(place, questionVector, question, filter, termWeights)),
  );
  const candidates = found.flat().sort(bestFirst).slice(0, request.limit);
  return { candidates, questionVector, termWeights };
}

async function searchPlace(
  place: SearchPlace,
  questionVector: Float32Array,
  question: Question,
  filter: SearchFilter,
  termWeights: ReadonlyMap<string, number>,
): Promise<Candidate[]> {
  const { collection, handicap } = place;
  const options = { limit: poolSize, filter };
  const [dense, keyword] = await Promise.all([
    collection.nearest(questionVector, options),
    question.terms.length > 0 ? collection.keyword(question.terms, options) : [],
  ]);
  const ids = [...new Set([...dense, ...keyword].map((hit) => hit.passageId))];
  const [passages, vectors] = await Promise.all([collection.passages(ids), collection.vectors(ids)]);
  const vectorOf = new Map(ids.map((id, index) => [id, vectors[index]]));
  return passages.map((passage) => {
    const vector = vectorOf.get(passage.id);
    const cosine = vector ? dot(questionVector, vector) : 0;
    const share = keywordScore(passage, termWeights);
    return {
      passage,
      collection: collection.id,
      cosine,
      keyword: share,
      score: fuse(cosine, share) - handicap,
    };
  });
}

/**
 * The average of both, each brought to the range that it takes for passages on the subject: cosine .1 to .7,
 * keyword share 0 to .6. A fixed range, not the least and greatest of this search, so that scores of two
 * questions and two collections can be compared.
 */
function fuse(cosine: number, keywordShare: number): number {
  const dense = (cosine - 0.1) / 0.6;
  const lexical = keywordShare / 0.6;
  return (dense + lexical) / 2;
}

/** By score; then the newer article; then by id, so that the same question always gets the same order. */
function bestFirst(left: Candidate, right: Candidate): number {
  const newer = (right.passage.article.publishedAt ?? '').localeCompare(
    left.passage.article.publishedAt ?? '',
  );
  return right.score - left.score || newer || left.passage.id - right.passage.id;
}
