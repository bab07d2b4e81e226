import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from '../../src/archive/collection.js';
import { readJsonLines } from '../../src/cli/json-lines.js';
import { readImportRecord } from '../../src/cli/import-record.js';
import { projectFolder } from '../../src/project-folder.js';
import type { Desk } from '../../src/desk/desk.js';
import { comparable, holdsAnswer } from '../../src/evaluation/answer-words.js';
import { collectionWithout } from '../../src/evaluation/collection-without.js';
import {
  dayOfAsking,
  foldOf,
  readLabelledQuestion,
  withBorrowedDates,
  type LabelledQuestion,
} from '../../src/evaluation/labelled-questions.js';

/** A question to learn from. */
export interface TrainingCase {
  readonly set: 'news' | 'newsroom' | 'reports';
  readonly kind: 'answerable' | 'unanswerable' | 'near-miss';
  readonly asked: LabelledQuestion;
  readonly asOf: string;
  /** Where it is asked; of a near miss without what answers it. */
  readonly collection: Collection;
  readonly fold: 0 | 1;
}

/** A day on which questions without a date are asked: always the same, so that a fit can be repeated. */
const lateDay = '2026-06-01';

const newsroomFolder = join(projectFolder, 'test', 'fixtures', 'newsroom');

/** Quiz questions over real news, each asked three days after its week. */
export async function newsCases(folder: string, collection: Collection): Promise<TrainingCase[]> {
  const answerable = await readQuestions(join(folder, 'questions.jsonl'));
  const unanswerable = await readQuestions(join(folder, 'unanswerable.jsonl'));
  return [
    ...answerable.map((asked) => ({ ...newsCase(asked), kind: 'answerable' as const, collection })),
    ...withBorrowedDates(unanswerable, answerable).map((asked) => ({
      ...newsCase(asked),
      kind: 'unanswerable' as const,
      collection,
    })),
    ...answerable.map((asked) => ({
      ...newsCase(asked),
      kind: 'near-miss' as const,
      collection: withoutAnswers(collection, asked),
    })),
  ];
}

function newsCase(asked: LabelledQuestion): Pick<TrainingCase, 'set' | 'asked' | 'asOf' | 'fold'> {
  return { set: 'news', asked, asOf: dayOfAsking(asked), fold: foldOf(asked) };
}

/** The open half of the questions on the invented newsroom; the hidden half is for judging alone. */
export async function newsroomCases(desk: Desk, collection: Collection): Promise<TrainingCase[]> {
  for await (const { value } of readJsonLines(join(newsroomFolder, 'articles.jsonl'))) {
    const { text, hints } = readImportRecord(value);
    await desk.add({ collection: collection.id, input: { kind: 'text', text }, hints, by });
  }
  const open = await readQuestions(join(newsroomFolder, 'questions.jsonl'), ({ fold }) => fold !== 'hidden');
  return smallSet('newsroom', open, collection);
}

/** Five reports of one event as they came, with plain questions on them. */
export async function reportCases(
  folder: string,
  desk: Desk,
  collection: Collection,
): Promise<TrainingCase[]> {
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(join(folder, name));
    await desk.add({
      collection: collection.id,
      input: { kind: 'file', name, bytes },
      hints: {},
      by,
    });
  }
  const questions = await readQuestions(join(newsroomFolder, 'questions-raw-documents.jsonl'));
  return smallSet('reports', questions, collection);
}

const by = { id: 'fit', name: 'fit' };

function smallSet(
  set: 'newsroom' | 'reports',
  questions: readonly LabelledQuestion[],
  collection: Collection,
): TrainingCase[] {
  return questions.flatMap((asked): TrainingCase[] => {
    const fold = ((createHash('sha256').update(asked.id).digest()[0] ?? 0) % 2) as 0 | 1;
    const shared = { set, asked, asOf: asked.date, fold };
    if (asked.answers.length === 0) return [{ ...shared, kind: 'unanswerable' as const, collection }];
    const whole = { ...shared, kind: 'answerable' as const, collection };
    if (asked.relevant.length === 0) return [whole];
    return [whole, { ...shared, kind: 'near-miss' as const, collection: withoutAnswers(collection, asked) }];
  });
}

function withoutAnswers(collection: Collection, asked: LabelledQuestion): Collection {
  return collectionWithout(
    collection,
    ({ externalId, title, text }) =>
      (externalId !== null && asked.relevant.includes(externalId)) ||
      holdsAnswer(comparable(`${title ?? ''} ${text}`), asked.answers),
  );
}

async function readQuestions(
  file: string,
  isWanted: (line: Readonly<Record<string, unknown>>) => boolean = () => true,
): Promise<LabelledQuestion[]> {
  const questions: LabelledQuestion[] = [];
  for await (const { value, number } of readJsonLines(file)) {
    const line = { date: lateDay, ...(value as Record<string, unknown>) };
    if (isWanted(line)) questions.push(readLabelledQuestion(line, `${file}, line ${number}`));
  }
  return questions;
}
