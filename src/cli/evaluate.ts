import { writeFile } from 'node:fs/promises';
import { parseCollectionId } from '../archive/collection-id.js';
import { readAllWeights, shippedWeights, type Weights } from '../answering/weights.js';
import { readConfig } from '../config.js';
import { UsageError, UserError } from '../errors.js';
import { evaluationTable } from '../evaluation/evaluation-table.js';
import { figuresOf, reliabilityOf, tradeoffAt } from '../evaluation/figures.js';
import { belowFloors, readFloors } from '../evaluation/floors.js';
import {
  dayOfAsking,
  readLabelledQuestion,
  withBorrowedDates,
  type LabelledQuestion,
} from '../evaluation/labelled-questions.js';
import { missesOf } from '../evaluation/misses.js';
import { wordingOf } from '../evaluation/perturb.js';
import { gradedSets, runQuestions, type EvaluationRun } from '../evaluation/run-questions.js';
import { openScratchArchive, type ScratchArchive } from '../evaluation/scratch-archive.js';
import { createPlainLogger } from '../plain-logger.js';
import { readTime } from '../search/time/read-time.js';
import { AskingProgress } from './asking-progress.js';
import type { EvalOptions } from './eval-options.js';
import { importArticles } from './import-articles.js';
import { openImportLines } from './import-lines.js';
import { assertFile, readJsonLines } from './json-lines.js';
import { print, printJson, tell } from './output.js';
import { interrupted } from '../told-to-stop.js';

/** Of a scratch archive. */
const collectionName = parseCollectionId('local');

/**
 * Builds the scratch archive where it is missing, asks all questions, and prints what came of it.
 * @throws UserError where a file cannot be read.
 */
export async function evaluate(options: EvalOptions): Promise<void> {
  await assertFile(options.corpus);
  const floors = options.floors === undefined ? {} : await readFloors(options.floors);
  const weights = weightsOf(options);
  const all = await readQuestions(options.questions);
  const answerable = options.timeless ? all.filter(namesNoTime) : all;
  const unanswerable =
    options.unanswerable === undefined
      ? []
      : withBorrowedDates(await readQuestions(options.unanswerable), all);
  const config = readConfig(process.env, { logLevel: 'warn' });
  const logger = createPlainLogger(config.logLevel);
  const scratch = await openScratchArchive(options.scratch, options.corpus, config, logger, options.vectors);
  let run: EvaluationRun;
  try {
    if (!(await fill(scratch, options.corpus))) {
      process.exitCode = interrupted;
      return;
    }
    const asked = answerable.length * (options.nearMisses ? 2 : 1) + unanswerable.length;
    const progress = new AskingProgress(asked);
    run = await runQuestions(
      answerable,
      unanswerable,
      {
        collection: scratch.archive.collection(collectionName),
        embedder: scratch.embedder,
        switches: options.switches,
        weights,
        yearsLater: options.years,
        wording: wordingOf(options.perturb),
      },
      { nearMisses: options.nearMisses, onAsked: () => progress.advance() },
    ).finally(() => progress.stop());
  } finally {
    await scratch.close();
  }
  if (options.misses !== undefined) {
    const lines = missesOf(run).map((miss) => `${JSON.stringify(miss)}\n`);
    await writeFile(options.misses, lines.join(''));
  }
  const sets = gradedSets(run);
  const figures = figuresOf(sets);
  const tradeoffs = [0.05, 0.1].map((falseAbstention) => tradeoffAt(falseAbstention, sets));
  const reliability = reliabilityOf(sets);
  if (options.json) printJson({ figures, tradeoffs, reliability });
  else print(evaluationTable(figures, tradeoffs, reliability, options));
  const low = belowFloors(figures, floors);
  for (const line of low) tell(`Below its floor: ${line}.`);
  if (low.length > 0) process.exitCode = 1;
}

/** False where the person stopped it. */
async function fill(scratch: ScratchArchive, corpus: string): Promise<boolean> {
  if (scratch.isFilled) return true;
  const source = await openImportLines(corpus);
  const counts = await importArticles(source, scratch.desk, collectionName, () => {});
  tell(counts.summary());
  if (counts.stopped) return false;
  // The index catches up with the articles, so that questions are timed as on any other day.
  await scratch.archive.collection(collectionName).snapshot();
  await scratch.markFilled();
  return true;
}

function weightsOf({ weights, folds }: EvalOptions): readonly [Weights, Weights] {
  if (folds !== undefined) {
    const [even, odd, ...more] = folds;
    if (even === undefined || odd === undefined || more.length > 0) {
      throw new UsageError('--folds takes two files of weights.');
    }
    return [readAllWeights(even), readAllWeights(odd)];
  }
  const one = weights === undefined ? shippedWeights() : readAllWeights(weights);
  return [one, one];
}

function namesNoTime(asked: LabelledQuestion): boolean {
  return readTime(asked.question, dayOfAsking(asked)) === null;
}

async function readQuestions(file: string): Promise<LabelledQuestion[]> {
  const questions: LabelledQuestion[] = [];
  for await (const { value, number } of readJsonLines(file)) {
    questions.push(readLabelledQuestion(value, `${file}, line ${number}`));
  }
  if (questions.length === 0)
    throw new UserError('no-labelled-question', `The file "${file}" holds no question.`);
  return questions;
}
