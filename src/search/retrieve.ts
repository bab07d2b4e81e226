import type { Collection, PassageInContext, ScoredPassage, SearchFilter } from '../archive/archive.js';
import type { Article } from '../archive/article.js';
import type { Embedder } from '../embedding/embedder.js';
import { matchArticle } from './article-score.js';
import { keywordScore } from './keyword-score.js';
import type { Question } from './question.js';
import { dateScore } from './date-score.js';
import { outletName } from './outlet/outlet-name.js';
import { passageWeights, rankingWeights } from './ranking-weights.js';
import { allSwitchesOn, type SearchSwitches } from './search-switches.js';
import { weighTerms } from './term-weights.js';
import type { TimeWindow } from './time/time-window.js';
import { dot } from './vectors.js';

/** A passage that may answer, with what speaks for it. */
export interface Candidate {
  readonly passage: PassageInContext;
  readonly collection: string;
  /** Cosine of passage and question, -1 to 1. */
  readonly cosine: number;
  /** BM25, as a share of what a passage full of the question's words would get: 0 to 1. */
  readonly keyword: number;
  /** What its article is ordered by. */
  readonly articleScore: number;
  /** What it is ordered by: that of its article, less what it lacks against the best passage of it. */
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
  /** Passages in all places. */
  readonly passagesSearched: number;
}

export interface RetrieveRequest {
  readonly question: Question;
  readonly places: readonly SearchPlace[];
  readonly filter: SearchFilter;
  /** The day on which it is asked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The time that the question says: articles of it are preferred. None unless told. */
  readonly time?: TimeWindow | null;
  /** The outlet that it names: its articles are preferred. None unless told. */
  readonly outlet?: string | null;
  /** All on unless told. */
  readonly switches?: SearchSwitches;
}

/** Passages taken from each of dense and keyword search before they are put together. */
const passagePool = 60;
/** Articles taken by the words of their whole text. */
const articlePool = 30;

/** Candidates of all places by meaning, by the words of a passage, and by the words of a whole article; fused. */
export async function retrieve(request: RetrieveRequest, embedder: Embedder): Promise<Retrieval> {
  const { question, places } = request;
  const collections = places.map((place) => place.collection);
  const [questionVector, { weights: termWeights, passages: passagesSearched, telling }] = await Promise.all([
    embedder.embedQuestion(question.text),
    weighTerms(question, collections),
  ]);
  const found = await Promise.all(
    places.map(async ({ collection, handicap }) => {
      const hits = await collectPassages(collection, questionVector, telling, request);
      return scorePassages(collection, hits, { ...request, questionVector, termWeights, handicap });
    }),
  );
  return { candidates: found.flat().sort(bestFirst), questionVector, termWeights, passagesSearched };
}

/** Ids of the passages to look at, each once. */
async function collectPassages(
  collection: Collection,
  questionVector: Float32Array,
  terms: readonly string[],
  { filter }: RetrieveRequest,
): Promise<readonly PassageInContext[]> {
  const options = { limit: passagePool, filter };
  const [dense, keyword, articles] = await Promise.all([
    collection.nearest(questionVector, options),
    collection.keyword(terms, options),
    collection.keywordArticles(terms, { limit: articlePool, filter }),
  ]);
  const passages = await collection.passages(uniqueIds([...dense, ...keyword]));
  const known = new Set(passages.map((passage) => passage.articleId));
  const others = articles.map((article) => article.articleId).filter((id) => !known.has(id));
  const more = others.length > 0 ? await collection.nearestOf(others, questionVector) : [];
  return [...passages, ...(await collection.passages(uniqueIds(more)))];
}

interface Scoring extends RetrieveRequest {
  readonly questionVector: Float32Array;
  readonly termWeights: ReadonlyMap<string, number>;
  readonly handicap: number;
}

async function scorePassages(
  collection: Collection,
  passages: readonly PassageInContext[],
  scoring: Scoring,
): Promise<Candidate[]> {
  const articleIds = [...new Set(passages.map((passage) => passage.articleId))];
  const [vectors, counts] = await Promise.all([
    collection.vectors(passages.map((passage) => passage.id)),
    collection.termCounts(articleIds),
  ]);
  const signs = passages.map((passage, index) => {
    const vector = vectors[index];
    return {
      passage,
      cosine: vector ? dot(scoring.questionVector, vector) : 0,
      keyword: keywordScore(passage, scoring.termWeights),
    };
  });
  const { cosine, passageKeyword, articleKeyword, coverage } = rankingWeights;
  return articleIds.flatMap((articleId) => {
    const own = signs.filter(({ passage }) => passage.articleId === articleId);
    const best = own.toSorted((left, right) => passageScore(right) - passageScore(left))[0];
    const termCounts = counts.get(articleId);
    if (!best || !termCounts) return [];
    const match = matchArticle(termCounts, scoring.termWeights);
    const articleScore =
      cosine * Math.max(...own.map((sign) => sign.cosine)) +
      passageKeyword * Math.max(...own.map((sign) => sign.keyword)) +
      articleKeyword * match.keyword +
      coverage * match.coverage +
      originScore(best.passage.article, scoring) -
      scoring.handicap;
    return own.map((sign) => ({
      ...sign,
      collection: collection.id,
      articleScore,
      score: articleScore - passageScore(best) + passageScore(sign),
    }));
  });
}

/** What the article's date and outlet add to its score. */
function originScore({ publishedAt, outlet }: Article, scoring: RetrieveRequest): number {
  const { dates } = scoring.switches ?? allSwitchesOn;
  const isNamed = scoring.outlet && outlet !== null && outletName(outlet) === outletName(scoring.outlet);
  return (
    (dates ? dateScore(publishedAt, scoring.asOf, scoring.time ?? null) : 0) +
    (isNamed ? rankingWeights.namedOutlet : 0)
  );
}

function passageScore(sign: { readonly cosine: number; readonly keyword: number }): number {
  return passageWeights.cosine * sign.cosine + passageWeights.keyword * sign.keyword;
}

function uniqueIds(hits: readonly ScoredPassage[]): number[] {
  return [...new Set(hits.map((hit) => hit.passageId))];
}

/** By score; then the newer article; then by id, so that the same question always gets the same order. */
function bestFirst(left: Candidate, right: Candidate): number {
  const newer = (right.passage.article.publishedAt ?? '').localeCompare(
    left.passage.article.publishedAt ?? '',
  );
  return right.score - left.score || newer || left.passage.id - right.passage.id;
}
