import type { Span } from '../archive/article.js';
import type { Embedder } from '../embedding/embedder.js';
import { passageContext } from '../archive/passage-context.js';
import type { Question } from '../search/question.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import { dot } from '../search/vectors.js';
import { stemsOf, wordsOf } from '../archive/words.js';
import { probabilityOfAnswer } from './answer-model.js';
import { kindOfQuestion } from './question-kind.js';
import { holdsKind } from './sentence-evidence.js';

/** A sentence that may answer, with the probability that it does. */
export interface ScoredSentence {
  readonly candidate: Candidate;
  /** Which of its passage's sentences. */
  readonly index: number;
  /** In the article's text. */
  readonly span: Span;
  readonly probability: number;
}

/** Sentences of so many passages are looked at, */
const passagesRead = 12;
/** and of so many of one article: what one article says at length should not hide what others say. */
const passagesOfOneArticle = 3;
/** Embedding a sentence costs 2 to 4 ms: only the most promising are. */
const sentencesEmbedded = 14;

/**
 * The sentences of the best passages, best first. Those whose words promise little are passed over before any is
 * embedded.
 */
export async function scoreSentences(
  question: Question,
  retrieval: Retrieval,
  embedder: Embedder,
): Promise<ScoredSentence[]> {
  const promising = passagesToRead(retrieval.candidates)
    .flatMap((candidate) => readSentences(candidate, question, retrieval.termWeights))
    .sort((left, right) => right.promise - left.promise || left.order - right.order)
    .slice(0, sentencesEmbedded);
  const vectors = await embedder.embedSentences(promising.map((sentence) => sentence.text));
  return promising
    .map((sentence, position) => {
      const vector = vectors[position];
      const cosine = vector ? dot(vector, retrieval.questionVector) : 0;
      const { candidate, index, span } = sentence;
      return { candidate, index, span, probability: probabilityOfAnswer({ ...sentence.signs, cosine }) };
    })
    .sort((left, right) => right.probability - left.probability || bySource(left, right));
}

function passagesToRead(candidates: readonly Candidate[]): readonly Candidate[] {
  const read = new Map<string, number>();
  const chosen = candidates.filter((candidate) => {
    const article = `${candidate.collection}/${candidate.passage.articleId}`;
    const count = (read.get(article) ?? 0) + 1;
    read.set(article, count);
    return count <= passagesOfOneArticle;
  });
  return chosen.slice(0, passagesRead);
}

/** A sentence before it is embedded. */
interface ReadSentence {
  readonly candidate: Candidate;
  readonly index: number;
  readonly span: Span;
  readonly text: string;
  readonly signs: Omit<Parameters<typeof probabilityOfAnswer>[0], 'cosine'>;
  readonly promise: number;
  /** Place among all that were read, so that equals keep the order of their passages. */
  readonly order: number;
}

function readSentences(
  candidate: Candidate,
  question: Question,
  termWeights: ReadonlyMap<string, number>,
): ReadSentence[] {
  const { passage } = candidate;
  const kind = kindOfQuestion(question.text);
  const questionWords = new Set(wordsOf(question.text));
  const context = new Set(stemsOf(`${passageContext(passage.article)} ${passage.text}`));
  const coveredByContext = coverage(context, termWeights);
  const namesMissing = shareMissing(question.names, context, termWeights);
  return passage.sentences.map((span, index) => {
    const text = passage.text.slice(span.start - passage.start, span.end - passage.start);
    const coveredBySentence = coverage(new Set(stemsOf(text)), termWeights);
    const signs = {
      coveredBySentence,
      coveredByContext,
      namesMissing,
      holdsKind: kind === 'other' ? 0.5 : Number(holdsKind(text, kind, questionWords)),
      passageCosine: candidate.cosine,
    };
    const promise = coveredBySentence + candidate.cosine + 0.2 * signs.holdsKind + candidate.score / 20;
    return { candidate, index, span, text, signs, promise, order: passage.id + index / 1_000 };
  });
}

/** The share of the question's weight that stands in `stems`. */
function coverage(stems: ReadonlySet<string>, termWeights: ReadonlyMap<string, number>): number {
  let covered = 0;
  let total = 0;
  for (const [stem, weight] of termWeights) {
    total += weight;
    if (stems.has(stem)) covered += weight;
  }
  return total > 0 ? covered / total : 0;
}

function shareMissing(
  names: ReadonlySet<string>,
  stems: ReadonlySet<string>,
  termWeights: ReadonlyMap<string, number>,
): number {
  const weights = new Map([...termWeights].filter(([stem]) => names.has(stem)));
  return weights.size > 0 ? 1 - coverage(stems, weights) : 0;
}

function bySource(left: ScoredSentence, right: ScoredSentence): number {
  return (
    right.candidate.score - left.candidate.score ||
    left.candidate.passage.id - right.candidate.passage.id ||
    left.index - right.index
  );
}
