import type { Collection, PassageInContext, ScoredPassage } from '../archive/collection.js';
import type { Form } from '../archive/words.js';
import type { Embedder } from '../embedding/embedder.js';
import { AskedTerms } from './asked-terms.js';
import { questionAsMeant } from './question-as-meant.js';
import { questionVectorFor, type QuestionVector } from './question-vector.js';
import { respellings } from './respellings.js';
import type { Candidate, Retrieval, RetrieveRequest } from './retrieval.js';
import { scorePassages } from './score-passages.js';
import { allSwitchesOn } from './search-switches.js';
import { weighTerms } from './term-weights.js';

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
  const own = meant === question.text ? asAsked : await embedder.embedQuestion(meant);
  const found = await Promise.all(
    collections.map(async (collection) => {
      const questionVector = await questionVectorFor(collection, meant, own, embedder);
      const hits = await collectPassages(collection, questionVector, telling, request);
      return scorePassages(collection, hits, { ...request, questionVector: questionVector.vector, asked });
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
  { vector, isKnown }: QuestionVector,
  telling: readonly Form[],
  { filter, switches = allSwitchesOn }: RetrieveRequest,
): Promise<readonly PassageInContext[]> {
  const options = { limit: passagePool, filter };
  const [dense, keyword, articles] = await Promise.all([
    switches.dense && isKnown ? collection.nearest(vector, options) : [],
    switches.keyword ? collection.keyword(telling, options) : [],
    switches.keyword ? collection.keywordArticles(telling, { limit: articlePool, filter }) : [],
  ]);
  const passages = await collection.passages(uniqueIds([...dense, ...keyword]));
  const known = new Set(passages.map((passage) => passage.articleId));
  const others = articles.map((article) => article.articleId).filter((id) => !known.has(id));
  const more = others.length > 0 ? await collection.nearestOf(others, vector) : [];
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
