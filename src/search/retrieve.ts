import type { Collection, PassageInContext, ScoredPassage, SearchFilter } from '../archive/archive.js';
import type { Form } from '../archive/words.js';
import type { Embedder } from '../embedding/embedder.js';
import { AskedTerms } from './asked-terms.js';
import type { Question } from './question.js';
import type { ArticleSigns, RankingWeights } from './ranking-weights.js';
import { questionAsMeant } from './question-as-meant.js';
import { respellings, type Respelling } from './respellings.js';
import { scorePassages } from './score-passages.js';
import { allSwitchesOn, type SearchSwitches } from './search-switches.js';
import { weighTerms } from './term-weights.js';
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
  /** The time that the question says: articles of it are preferred. None unless told. */
  readonly time?: TimeWindow | null;
  /** The outlet that it names: its articles are preferred. None unless told. */
  readonly outlet?: string | null;
  /** All on unless told. */
  readonly switches?: SearchSwitches;
  readonly weights: RankingWeights;
}

/** Passages taken from each of dense and keyword search before they are put together. */
const passagePool = 40;
/** Articles taken by the words of their whole text. */
const articlePool = 20;

/** Candidates of all collections by meaning, by the words of a passage, and by the words of a whole article; fused. */
export async function retrieve(request: RetrieveRequest, embedder: Embedder): Promise<Retrieval> {
  const { question, collections } = request;
  const [asAsked, { terms, passages: passagesSearched, telling }] = await Promise.all([
    embedder.embedQuestion(question.text),
    weighTerms(question.terms, collections, request.switches),
  ]);
  const asked = new AskedTerms(terms);
  const meant = await questionAsMeant(request, terms);
  const questionVector = meant === question.text ? asAsked : await embedder.embedQuestion(meant);
  const found = await Promise.all(
    collections.map(async (collection) => {
      const hits = await collectPassages(collection, questionVector, telling, request);
      return scorePassages(collection, hits, { ...request, questionVector, asked });
    }),
  );
  const candidates = found.flat().sort(bestFirst);
  const respelt = respellings(
    question.text,
    asked.terms,
    candidates.map(({ passage }) => passage),
  );
  return { candidates, asked, passagesSearched, respelt };
}

/** Ids of the passages to look at, each once. */
async function collectPassages(
  collection: Collection,
  questionVector: Float32Array,
  telling: readonly Form[],
  { filter, switches = allSwitchesOn }: RetrieveRequest,
): Promise<readonly PassageInContext[]> {
  const options = { limit: passagePool, filter };
  const [dense, keyword, articles] = await Promise.all([
    switches.dense ? collection.nearest(questionVector, options) : [],
    switches.keyword ? collection.keyword(telling, options) : [],
    switches.keyword ? collection.keywordArticles(telling, { limit: articlePool, filter }) : [],
  ]);
  const passages = await collection.passages(uniqueIds([...dense, ...keyword]));
  const known = new Set(passages.map((passage) => passage.articleId));
  const others = articles.map((article) => article.articleId).filter((id) => !known.has(id));
  const more = others.length > 0 ? await collection.nearestOf(others, questionVector) : [];
  return [...passages, ...(await collection.passages(uniqueIds(more)))];
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
