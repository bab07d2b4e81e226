import type { AskedAndGraded } from './ask-labelled.js';
import { quotationsSeen } from './grades.js';
import type { EvaluationRun } from './run-questions.js';

/** A question that failed, and what came instead. */
export interface Miss {
  readonly kind: 'answerable' | 'unanswerable' | 'near-miss';
  readonly id: string;
  readonly question: string;
  readonly date: string;
  readonly answers: readonly string[];
  /** What it failed at. */
  readonly failed: readonly ('article' | 'passage' | 'quotation' | 'abstention' | 'refusal')[];
  readonly verdict: string;
  readonly probability: number;
  readonly articlePlace: number | null;
  readonly quotations: readonly string[];
  readonly articles: readonly (string | null)[];
}

export function missesOf(run: EvaluationRun): Miss[] {
  return [
    ...run.answerable.map((each) => missOf('answerable', each)),
    ...run.unanswerable.map((each) => missOf('unanswerable', each)),
    ...run.nearMisses.map((each) => missOf('near-miss', each)),
  ].filter(({ failed }) => failed.length > 0);
}

function missOf(kind: Miss['kind'], { graded, answer }: AskedAndGraded): Miss {
  const { asked, verdict, probability, articlePlace } = graded;
  return {
    kind,
    id: asked.id,
    question: asked.question,
    date: asked.date,
    answers: asked.answers,
    failed:
      kind === 'answerable' ? failuresOf({ graded, answer }) : verdict === 'answered' ? ['refusal'] : [],
    verdict,
    probability,
    articlePlace,
    quotations: answer.findings.map(({ quote }) => quote),
    articles: answer.articles.slice(0, quotationsSeen).map(({ externalId }) => externalId),
  };
}

function failuresOf({ graded }: AskedAndGraded): Miss['failed'] {
  return [
    ...(isSeen(graded.articlePlace) ? [] : (['article'] as const)),
    ...(isSeen(graded.passagePlace) ? [] : (['passage'] as const)),
    ...(isSeen(graded.quotationPlace) ? [] : (['quotation'] as const)),
    ...(graded.verdict === 'answered' ? [] : (['abstention'] as const)),
  ];
}

function isSeen(place: number | null): boolean {
  return place !== null && place <= quotationsSeen;
}
