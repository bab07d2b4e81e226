import type { ScoredArticle, ScoredPassage } from '../archive/collection.js';
import type { Form } from '../archive/words.js';
import type { Embedder } from '../embedding/embedder.js';
import { AskedTerms } from './asked-terms.js';
import { Matching, type MatchedPassage } from './matching.js';
import { questionAsMeant } from './question-as-meant.js';
import { questionVectorFor, type QuestionVector } from './question-vector.js';
import { respellings } from './respellings.js';
import type { Candidate, Retrieval, RetrieveRequest } from './retrieval.js';
import { scorePassages } from './score-passages.js';
import { allSwitchesOn } from './search-switches.js';
import { weighTerms, type TermWeights } from './term-weights.js';

/** Passages taken from each of dense and keyword search before they are put together. */
const passagePool = 40;
/** Articles taken by the words of their whole text. */
const articlePool = 20;

/** Candidates of all collections by meaning, by the words of a passage, and by the words of a whole article; fused. */
export async function retrieve(request: RetrieveRequest, embedder: Embedder): Promise<Retrieval> {
  const { question, collections } = request;
  const embedding = embedder.embedQuestion(question.text);
  // It is awaited later, and may fail before.
  embedding.catch(() => undefined);
  const weighed = await weighTerms(question.terms, collections, request.switches);
  const asked = new AskedTerms(weighed.terms);
  const [meant, found] = await Promise.all([
    embedAsMeant(request, weighed, embedding, embedder),
    // Words need no vector: they are looked for, and what they find is read, while the question is embedded.
    Promise.all(
      collections.map((collection) => findByWords(new Matching(collection, asked), weighed.telling, request)),
    ),
  ]);
  const scored = await Promise.all(
    found.map(async (byWords) => {
      const { matching } = byWords;
      const vector = await questionVectorFor(matching.collection, meant.text, meant.vector, embedder);
      const passages = await collectPassages(byWords, vector, request);
      return scorePassages(matching, passages, { ...request, questionVector: vector.vector });
    }),
  );
  const candidates = scored.flat().sort(bestFirst);
  const respelt = respellings(
    question.text,
    asked.terms,
    candidates.map(({ passage }) => passage),
  );
  return { candidates, asked, passagesSearched: weighed.passages, respelt };
}

/** The question as it was meant, and its vector. @param asAsked that of the question as it was asked. */
async function embedAsMeant(
  request: RetrieveRequest,
  { terms }: TermWeights,
  asAsked: Promise<Float32Array>,
  embedder: Embedder,
): Promise<{ readonly text: string; readonly vector: Float32Array }> {
  const text = await questionAsMeant(request, terms);
  return { text, vector: await (text === request.question.text ? asAsked : embedder.embedQuestion(text)) };
}

/** What words find in a collection: passages, which are read, and articles as a whole. */
interface FoundByWords {
  readonly matching: Matching;
  readonly passages: readonly ScoredPassage[];
  readonly articles: readonly ScoredArticle[];
}

async function findByWords(
  matching: Matching,
  telling: readonly Form[],
  { filter, switches = allSwitchesOn }: RetrieveRequest,
): Promise<FoundByWords> {
  if (!switches.keyword) return { matching, passages: [], articles: [] };
  const { collection } = matching;
  const [passages, articles] = await Promise.all([
    collection.keyword(telling, { limit: passagePool, filter }),
    collection.keywordArticles(telling, { limit: articlePool, filter }),
  ]);
  await matching.passages(uniqueIds(passages));
  return { matching, passages, articles };
}

/** The passages to look at, each once. */
async function collectPassages(
  { matching, ...byWords }: FoundByWords,
  { vector, isKnown }: QuestionVector,
  { filter, switches = allSwitchesOn }: RetrieveRequest,
): Promise<readonly MatchedPassage[]> {
  const { collection } = matching;
  const dense =
    switches.dense && isKnown ? await collection.nearest(vector, { limit: passagePool, filter }) : [];
  const passages = await matching.passages(uniqueIds([...dense, ...byWords.passages]));
  const known = new Set(passages.map(({ passage }) => passage.articleId));
  const others = byWords.articles.map((article) => article.articleId).filter((id) => !known.has(id));
  const more = others.length > 0 ? await collection.nearestOf(others, vector) : [];
  return [...passages, ...(await matching.passages(uniqueIds(more)))];
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
