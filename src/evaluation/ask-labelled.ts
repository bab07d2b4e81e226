import type { Collection } from '../archive/collection.js';
import { answerQuestion, type AnswerBody } from '../answering/answer-question.js';
import type { Weights } from '../answering/weights.js';
import type { Embedder } from '../embedding/embedder.js';
import type { SearchSwitches } from '../search/search-switches.js';
import { comparable, holdsAnswer } from './answer-words.js';
import { collectionWithout } from './collection-without.js';
import { gradeAnswer, quotationsSeen, type GradedAnswer } from './grades.js';
import { dayOfAsking, foldOf, type LabelledQuestion } from './labelled-questions.js';

/** How labelled questions are asked. */
export interface Asking {
  readonly collection: Collection;
  readonly embedder: Embedder;
  readonly switches: SearchSwitches;
  /** The weights to answer a question with, by its fold. */
  readonly weights: readonly [Weights, Weights];
  /** So many years later than the day that the question is about. */
  readonly yearsLater: number;
  /** The question as it is put. */
  readonly wording: (question: string) => string;
}

/** A graded question together with the answer to it. */
export interface AskedAndGraded {
  readonly graded: GradedAnswer;
  readonly answer: AnswerBody;
}

/** Asks as the desk does, and grades what comes. */
export async function askLabelled(asked: LabelledQuestion, asking: Asking): Promise<AskedAndGraded> {
  const { collection, embedder, switches, weights, yearsLater, wording } = asking;
  const question = wording(asked.question);
  const started = performance.now();
  const answer = await answerQuestion(
    {
      question,
      filters: { since: null, until: null, outlet: null },
      asOf: dayOfAsking(asked, yearsLater),
      hideNewer: true,
      collections: [collection],
      limit: quotationsSeen,
      switches,
      weights: weights[foldOf(asked)],
    },
    embedder,
  );
  const tookMs = performance.now() - started;
  const passageTexts = await Promise.all(
    answer.passages.map(async ({ article, start, end }) =>
      ((await collection.article(article))?.text ?? '').slice(start, end),
    ),
  );
  return { graded: gradeAnswer(asked, answer, passageTexts, tookMs), answer };
}

/** A near miss: asked of the archive without the articles that answer, and without others that hold the answer's words. */
export function askWithoutAnswer(asked: LabelledQuestion, asking: Asking): Promise<AskedAndGraded> {
  const collection = collectionWithout(
    asking.collection,
    ({ externalId, title, text }) =>
      (externalId !== null && asked.relevant.includes(externalId)) ||
      holdsAnswer(comparable(`${title ?? ''} ${text}`), asked.answers),
  );
  return askLabelled(asked, { ...asking, collection });
}
