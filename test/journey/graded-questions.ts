import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countWords, maximumQuotationWords } from '../../src/answering/quotation.js';
import type { Answer } from '../../src/archive/answer.js';
import type { Archive } from '../../src/archive/archive.js';
import { parseCollectionId, type CollectionId } from '../../src/archive/collection-id.js';
import { projectFolder } from '../../src/config.js';
import type { Desk } from '../../src/desk/desk.js';

/** A question with what a quotation must hold to answer it; no words where nothing in the archive answers. */
export interface GradedQuestion {
  readonly question: string;
  /** The day on which it is asked. */
  readonly date?: string;
  readonly answers: readonly string[];
  /** External ids of the articles that answer. */
  readonly relevant?: readonly string[];
}

export interface GradedAnswer {
  readonly asked: GradedQuestion;
  readonly answer: Answer;
}

/** The lines of a JSON Lines file among the fixtures of the newsroom. */
export function readFixture<Line>(name: string): readonly Line[] {
  const path = join(projectFolder, 'test', 'fixtures', 'newsroom', name);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Asks all, a few at a time, as somebody at the terminal would. */
export async function askAll(
  desk: Desk,
  collection: CollectionId,
  questions: readonly GradedQuestion[],
): Promise<readonly GradedAnswer[]> {
  const graded: GradedAnswer[] = [];
  const atATime = 4;
  for (let first = 0; first < questions.length; first += atATime) {
    const some = questions.slice(first, first + atATime).map(async (asked) => ({
      asked,
      answer: await desk.ask({
        collection,
        question: asked.question,
        filters: { since: null, until: null, outlet: null },
        asOf: asked.date ?? null,
        limit: 4,
        audience: { askerId: 'grader', channelId: null, private: false },
      }),
    }));
    graded.push(...(await Promise.all(some)));
  }
  return graded;
}

/** Percentages, 0 to 100 with one decimal. */
export interface Grades {
  /** Of the answerable: the first quotation holds the answer. */
  readonly firstQuotation: number;
  /** One of the first four does. */
  readonly anyQuotation: number;
  /** The first article found is one that answers. */
  readonly firstArticle: number;
  /** One of the first four is. */
  readonly fourArticles: number;
  /** Of the answerable: something is given out as an answer. */
  readonly answered: number;
  /** Of the unanswerable: nothing is given out as an answer. */
  readonly refused: number;
}

export function grade(answers: readonly GradedAnswer[]): Grades {
  const answerable = answers.filter(({ asked }) => asked.answers.length > 0);
  const unanswerable = answers.filter(({ asked }) => asked.answers.length === 0);
  return {
    firstQuotation: share(answerable, ({ asked, answer }) => quotes(asked, answer, 1)),
    anyQuotation: share(answerable, ({ asked, answer }) => quotes(asked, answer, 4)),
    firstArticle: share(answerable, ({ asked, answer }) => finds(asked, answer, 1)),
    fourArticles: share(answerable, ({ asked, answer }) => finds(asked, answer, 4)),
    answered: share(answerable, ({ answer }) => answer.verdict === 'answered'),
    refused: share(unanswerable, ({ answer }) => answer.verdict !== 'answered'),
  };
}

/** The grades that lie below their floor; none where all is well. */
export function below(floors: Partial<Grades>, grades: Grades): Partial<Grades> {
  // A share of no questions at all is no number, and reaches nothing.
  const low = Object.entries(floors).filter(([name, floor]) => !(grades[name as keyof Grades] >= floor));
  return Object.fromEntries(low.map(([name]) => [name, grades[name as keyof Grades]]));
}

/** Every quotation that is not, letter by letter, a slice of what is stored, is longer than quotations may be, or has no source. */
export async function misquotations(
  archive: Archive,
  answers: readonly GradedAnswer[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { answer } of answers) {
    for (const { quote, start, end, source: n } of answer.findings) {
      const source = answer.sources.find((each) => each.n === n);
      const collection = source && archive.collection(parseCollectionId(source.collection));
      const text = source && (await collection?.versionText(source.article, source.version));
      const isVerbatim = quote !== '' && text?.slice(start, end) === quote;
      if (!isVerbatim || countWords(quote) > maximumQuotationWords) wrong.push(`${answer.question} ${quote}`);
    }
  }
  return wrong;
}

/** Whether one of the first `count` quotations holds one of the answers; capitals, quotes and accents make no difference. */
function quotes(asked: GradedQuestion, answer: Answer, count: number): boolean {
  const quoted = answer.findings.slice(0, count).map(({ quote }) => fold(quote));
  return asked.answers.some((words) => quoted.some((quote) => quote.includes(fold(words))));
}

function finds({ relevant = [] }: GradedQuestion, { articles }: Answer, count: number): boolean {
  return articles
    .slice(0, count)
    .some(({ externalId }) => externalId !== null && relevant.includes(externalId));
}

function share(answers: readonly GradedAnswer[], isRight: (graded: GradedAnswer) => boolean): number {
  return Math.round((answers.filter(isRight).length / answers.length) * 1_000) / 10;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
