import type { Collection, PassageInContext, ScoredPassage, SearchFilter } from '../archive/archive.js';
import type { Form } from '../archive/words.js';
import type { Embedder } from '../embedding/embedder.js';
import { matchArticle } from './article-score.js';
import { AskedTerms } from './asked-terms.js';
import { keywordScore } from './keyword-score.js';
import type { Question } from './question.js';
import { passageWeights, rankingWeights, recency } from './ranking-weights.js';
import { respellings, type Respelling } from './respellings.js';
import { weighTerms } from './term-weights.js';
import { asksAboutRecentDays, daysBetween } from './time-words.js';
import { dot } from './vectors.js';
import type { WordSwitches } from './word-switches.js';

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
  /** The question's terms and how much each tells. */
  readonly asked: AskedTerms;
  /** Passages in all places. */
  readonly passagesSearched: number;
  /** Words of the question that stand nowhere and were taken for others. */
  readonly respelt: readonly Respelling[];
}

export interface RetrieveRequest {
  readonly question: Question;
  readonly places: readonly SearchPlace[];
  readonly filter: SearchFilter;
  /** The day on which it is asked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** All on unless told. */
  readonly switches?: WordSwitches;
}

/** Passages taken from each of dense and keyword search before they are put together. */
const passagePool = 60;
/** Articles taken by the words of their whole text. */
const articlePool = 30;

/** Candidates of all places by meaning, by the words of a passage, and by the words of a whole article; fused. */
export async function retrieve(request: RetrieveRequest, embedder: Embedder): Promise<Retrieval> {
  const { question, places } = request;
  const collections = places.map((place) => place.collection);
  const [questionVector, { terms, passages: passagesSearched, telling }] = await Promise.all([
    embedder.embedQuestion(question.text),
    weighTerms(question.terms, collections, request.switches),
  ]);
  const asked = new AskedTerms(terms);
  const found = await Promise.all(
    places.map(async ({ collection, handicap }) => {
      const hits = await collectPassages(collection, questionVector, telling, request);
      return scorePassages(collection, hits, { ...request, questionVector, asked, handicap });
    }),
  );
  const candidates = found.flat().sort(bestFirst);
  const passages = candidates.map(({ passage }) => passage);
  const respelt = respellings(question.text, asked.terms, passages);
  return { candidates, questionVector, asked, passagesSearched, respelt };
}

/** Ids of the passages to look at, each once. */
async function collectPassages(
  collection: Collection,
  questionVector: Float32Array,
  telling: readonly Form[],
  { filter }: RetrieveRequest,
): Promise<readonly PassageInContext[]> {
  const options = { limit: passagePool, filter };
  const [dense, keyword, articles] = await Promise.all([
    collection.nearest(questionVector, options),
    collection.keyword(telling, options),
    collection.keywordArticles(telling, { limit: articlePool, filter }),
  ]);
  const passages = await collection.passages(uniqueIds([...dense, ...keyword]));
  const known = new Set(passages.map((passage) => passage.articleId));
  const others = articles.map((article) => article.articleId).filter((id) => !known.has(id));
  const more = others.length > 0 ? await collection.nearestOf(others, questionVector) : [];
  return [...passages, ...(await collection.passages(uniqueIds(more)))];
}

interface Scoring extends RetrieveRequest {
  readonly questionVector: Float32Array;
  readonly asked: AskedTerms;
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
      keyword: keywordScore(passage, scoring.asked),
    };
  });
  const { cosine, passageKeyword, articleKeyword, coverage } = rankingWeights;
  const dateWeight = asksAboutRecentDays(scoring.question.text)
    ? rankingWeights.recentWhenAsked
    : rankingWeights.recent;
  return articleIds.flatMap((articleId) => {
    const own = signs.filter(({ passage }) => passage.articleId === articleId);
    const best = own.toSorted((left, right) => passageScore(right) - passageScore(left))[0];
    const termCounts = counts.get(articleId);
    if (!best || !termCounts) return [];
    const match = matchArticle(termCounts, scoring.asked.terms);
    const { publishedAt } = best.passage.article;
    const articleScore =
      cosine * Math.max(...own.map((sign) => sign.cosine)) +
      passageKeyword * Math.max(...own.map((sign) => sign.keyword)) +
      articleKeyword * match.keyword +
      coverage * match.coverage +
      (publishedAt === null ? 0 : dateWeight * recency(daysBetween(publishedAt, scoring.asOf))) -
      scoring.handicap;
    return own.map((sign) => ({
      ...sign,
      collection: collection.id,
      articleScore,
      score: articleScore - passageScore(best) + passageScore(sign),
    }));
  });
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
