import type { Answer } from '../archive/answer.js';
import type { OpinionOfAnswer } from '../archive/feedback.js';

/** What most people who said something think of an answer. */
export interface RatedAnswer {
  readonly answer: Answer;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly reasons: readonly string[];
}

/** A line that `dateline eval` reads. */
export type Label =
  | { readonly kind: 'answerable'; readonly line: AnswerableLine }
  | { readonly kind: 'unanswerable'; readonly line: Pick<AnswerableLine, 'id' | 'question' | 'date'> };

interface AnswerableLine {
  readonly id: string;
  readonly question: string;
  readonly date: string;
  readonly answers: readonly string[];
  readonly relevant: readonly string[];
}

/** Opinions by answer. @param opinions all of an answer's together. */
export function ratedAnswers(opinions: readonly OpinionOfAnswer[]): readonly RatedAnswer[] {
  const rated = new Map<string, RatedAnswer>();
  for (const { opinion, answer } of opinions) {
    const before = rated.get(answer.id) ?? { answer, helpful: 0, unhelpful: 0, reasons: [] };
    rated.set(answer.id, {
      answer,
      helpful: before.helpful + Number(opinion.helpful),
      unhelpful: before.unhelpful + Number(!opinion.helpful),
      reasons: opinion.reason === null ? before.reasons : [...before.reasons, opinion.reason],
    });
  }
  return [...rated.values()];
}

/**
 * What an answer that more people found helpful than not teaches: which article answers, and in which sentence; or that
 * none does. Null for others: they say what is wrong, and not what is right. Null too where the search was narrowed by
 * options, which are no part of a labelled question.
 */
export function labelOf({ answer, helpful, unhelpful }: RatedAnswer): Label | null {
  const { since, until, outlet } = answer.filters;
  if (helpful <= unhelpful || since !== null || until !== null || outlet !== null) return null;
  const asked = { id: answer.id, question: answer.question, date: answer.asOf };
  if (answer.verdict === 'nothing') return { kind: 'unanswerable', line: asked };
  const [best] = answer.findings;
  const source = answer.sources.find(({ n }) => n === best?.source);
  if (!best || !source || source.removedAt !== undefined) return null;
  const sentence = best.quote.slice(best.key.start - best.start, best.key.end - best.start);
  return {
    kind: 'answerable',
    line: { ...asked, answers: [sentence], relevant: [source.externalId ?? source.article] },
  };
}
