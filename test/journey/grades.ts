import type { Answer } from '../../src/archive/answer.js';
import type { GradedAnswer, GradedQuestion } from './graded-questions.js';
import { holdsWords } from './holds-words.js';

/** What is judged of an answer: of which questions, and what is right. */
interface Mark {
  concerns(asked: GradedQuestion): boolean;
  isRight(graded: GradedAnswer): boolean;
}

const marks = {
  /** The first quotation holds the answer. */
  firstQuotation: { concerns: isAnswerable, isRight: ({ asked, answer }) => quotes(asked, answer, 1) },
  /** One of the first four does. */
  anyQuotation: { concerns: isAnswerable, isRight: ({ asked, answer }) => quotes(asked, answer, 4) },
  /** Where articles tell different things: each is heard among the first four quotations. */
  bothSides: { concerns: ({ sides }) => sides !== undefined, isRight: hearsAllSides },
  /** The first article found is one that answers. */
  firstArticle: { concerns: hasArticles, isRight: ({ asked, answer }) => finds(asked, answer, 1) },
  /** One of the first four is. */
  fourArticles: { concerns: hasArticles, isRight: ({ asked, answer }) => finds(asked, answer, 4) },
  /** Of the answerable: something is given out as an answer. */
  answered: { concerns: isAnswerable, isRight: ({ answer }) => answer.verdict === 'answered' },
  /** Of the unanswerable: nothing is given out as an answer. */
  refused: {
    concerns: (asked) => !isAnswerable(asked),
    isRight: ({ answer }) => answer.verdict !== 'answered',
  },
  /** Of those to which the archive has nothing to say: nothing is shown. */
  nothing: {
    concerns: ({ verdict }) => verdict === 'nothing',
    isRight: ({ answer }) => answer.verdict === 'nothing',
  },
} satisfies Readonly<Record<string, Mark>>;

export type MarkName = keyof typeof marks;

export const markNames = Object.keys(marks) as readonly MarkName[];

/** Percentages, 0 to 100 with one decimal; a mark that concerns no question is left out. */
export type Grades = Readonly<Partial<Record<MarkName, number>>>;

/** The questions that a mark concerns. */
export function concernedBy<Asked extends GradedAnswer>(
  mark: MarkName,
  answers: readonly Asked[],
): readonly Asked[] {
  return answers.filter(({ asked }) => marks[mark].concerns(asked));
}

/** The answers that are not right by a mark, of those that it concerns. */
export function missedBy(mark: MarkName, answers: readonly GradedAnswer[]): readonly GradedAnswer[] {
  return concernedBy(mark, answers).filter((graded) => !marks[mark].isRight(graded));
}

/** @returns NaN where the mark concerns no question: it then reaches no floor. */
export function gradeBy(mark: MarkName, answers: readonly GradedAnswer[]): number {
  const concerned = concernedBy(mark, answers).length;
  return Math.round((1 - missedBy(mark, answers).length / concerned) * 1_000) / 10;
}

/** Whether one of the first `count` quotations holds an answer and is from an article that answers. */
function quotes(asked: GradedQuestion, { findings, sources }: Answer, count: number): boolean {
  return findings.slice(0, count).some(({ quote, source }) => {
    const article = sources.find(({ n }) => n === source)?.externalId ?? '';
    return (asked.relevant?.includes(article) ?? true) && holdsWords(quote, asked.answers);
  });
}

function hearsAllSides({ asked, answer }: GradedAnswer): boolean {
  return Object.entries(asked.sides ?? {}).every(([article, answers]) =>
    quotes({ ...asked, relevant: [article], answers }, answer, 4),
  );
}

function finds({ relevant = [] }: GradedQuestion, { articles }: Answer, count: number): boolean {
  return articles
    .slice(0, count)
    .some(({ externalId }) => externalId !== null && relevant.includes(externalId));
}

function isAnswerable({ answers }: GradedQuestion): boolean {
  return answers.length > 0;
}

function hasArticles({ relevant = [] }: GradedQuestion): boolean {
  return relevant.length > 0;
}
