import type { AnswerBody } from '../answering/answer-question.js';
import { countWords } from '../answering/quotation.js';
import { comparable, holdsAnswer } from './answer-words.js';
import type { LabelledQuestion } from './labelled-questions.js';

/** One question asked, and what it came to. */
export interface GradedAnswer {
  readonly asked: LabelledQuestion;
  readonly verdict: AnswerBody['verdict'];
  /** That the archive answers, as it was judged. */
  readonly probability: number;
  /** Place of the first relevant article among the articles found, from 1; null where none is. */
  readonly articlePlace: number | null;
  /** Place of the first passage that holds the answer. */
  readonly passagePlace: number | null;
  /** Place of the first quotation that holds the answer. */
  readonly quotationPlace: number | null;
  /** Words of each of the first four quotations. */
  readonly quotationWords: readonly number[];
  readonly tookMs: number;
}

/** Quotations that are looked at, as one sees them in a reply. */
export const quotationsSeen = 4;

/** @param passageTexts of the passages that the answer lists, in their order. */
export function gradeAnswer(
  asked: LabelledQuestion,
  answer: AnswerBody,
  passageTexts: readonly string[],
  tookMs: number,
): GradedAnswer {
  const quotes = answer.findings.slice(0, quotationsSeen).map(({ quote }) => quote);
  const holds = (text: string): boolean => holdsAnswer(comparable(text), asked.answers);
  return {
    asked,
    verdict: answer.verdict,
    probability: answer.probability ?? 0,
    articlePlace: placeOf(
      answer.articles,
      ({ externalId }) => externalId !== null && asked.relevant.includes(externalId),
    ),
    passagePlace: placeOf(passageTexts, holds),
    quotationPlace: placeOf(quotes, holds),
    quotationWords: quotes.map(countWords),
    tookMs,
  };
}

function placeOf<Item>(items: readonly Item[], isIt: (item: Item) => boolean): number | null {
  const index = items.findIndex(isIt);
  return index < 0 ? null : index + 1;
}
