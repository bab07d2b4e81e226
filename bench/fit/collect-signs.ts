import { articleKey } from '../../src/answering/sentence-signs.js';
import { attemptAnswer, type Attempt } from '../../src/answering/attempt-answer.js';
import type { Weights } from '../../src/answering/weights.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { comparable, holdsAnswer } from '../../src/evaluation/answer-words.js';
import { readQuestion } from '../../src/search/question.js';
import { articleSignNames } from '../../src/search/ranking-weights.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import { understand } from '../../src/search/understand.js';
import { answerSignNames } from '../../src/answering/answer-model.js';
import { sentenceSignNames } from '../../src/answering/sentence-weights.js';
import type { Choice } from './fit-choice.js';
import type { Judged } from './fit-probability.js';
import type { TrainingCase } from './training-cases.js';

/** The signs of ranking that are fitted: all but the one whose weight was chosen. */
export const fittedArticleSigns = articleSignNames.filter((sign) => sign !== 'namedOutlet');

/** Asks a question as the bot does, with these weights. @param dated false: as if articles and questions had no date. */
export async function search(
  { asked, asOf, collection }: TrainingCase,
  weights: Weights,
  embedder: Embedder,
  dated = true,
): Promise<Attempt> {
  const request = {
    question: readQuestion(asked.question),
    collections: [collection],
    filter: { since: null, until: dated ? asOf : null, outlet: null, keepUndated: true },
    asOf,
    switches: { ...allSwitchesOn, dates: dated },
  };
  return attemptAnswer({ ...request, ...(await understand(request)) }, weights, embedder);
}

/** What was found as articles to choose from: the relevant ones are right. */
export function articleChoice({ asked }: TrainingCase, { retrieval }: Attempt, weight: number): Choice {
  const articles = new Map(retrieval.candidates.map((candidate) => [articleKey(candidate), candidate]));
  return {
    weight,
    options: [...articles.values()].map(({ articleSigns, passage }) => ({
      signs: fittedArticleSigns.map((sign) => articleSigns[sign]),
      isRight: passage.article.externalId !== null && asked.relevant.includes(passage.article.externalId),
    })),
  };
}

/** What was read as sentences to choose from: those that hold the answer's words are right. */
export function sentenceChoice({ asked }: TrainingCase, { passages }: Attempt, weight: number): Choice {
  return {
    weight,
    options: passages
      .flatMap(({ sentences }) => sentences)
      .map(({ signs, text }) => ({
        signs: sentenceSignNames.map((sign) => signs[sign]),
        isRight: holdsAnswer(comparable(text), asked.answers),
      })),
  };
}

/** What was found as a case to judge. */
export function judgedCase({ kind }: TrainingCase, { signs }: Attempt, weight: number): Judged {
  return {
    weight,
    isAnswerable: kind === 'answerable',
    signs: answerSignNames.map((sign) => signs[sign]),
  };
}
