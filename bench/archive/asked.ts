import { askedQuestions } from '../speed/asked-questions.js';
import { runChild } from '../speed/run-child.js';
import { percentile, spreadOf } from '../speed/statistics.js';
import type { AskingOrder, AskingResult } from './asking-order.js';
import type { ArchiveBench, Figure } from './figures.js';

const questionsOfRun = 100;
/** Until the caches of every connection are warm. */
const unmeasured = 60;

/** Asks an archive, run by run in a process of its own, each question in the next of these collections. */
export async function ask(
  bench: ArchiveBench,
  archive: string,
  collections: readonly string[],
): Promise<readonly AskingResult[]> {
  const results: AskingResult[] = [];
  for (let run = 0; run < bench.runs; run += 1) {
    const questions = askedQuestions(await bench.base(), questionsOfRun + unmeasured, 700 + run);
    const order: AskingOrder = {
      archive,
      collections,
      warmQuestions: questions.slice(0, unmeasured),
      questions: questions.slice(unmeasured),
    };
    const environment = { DATELINE_EMBEDDERS: '1', DATELINE_SEEDS: 'false' };
    results.push((await runChild<AskingResult>('../archive/asking-child.js', order, environment)).result);
  }
  return results;
}

/** How long a question took, half of them and 95 of 100. */
export function questionFigures(what: string, results: readonly AskingResult[]): readonly Figure[] {
  return [0.5, 0.95].map((share) => ({
    what: `${what}, p${share * 100}`,
    unit: 'ms',
    figure: spreadOf(results.map(({ tookMs }) => percentile(tookMs, share))),
  }));
}

/** How long it took to open the archive, and the memory of the process that did. */
export function openingFigures(what: string, results: readonly AskingResult[]): readonly Figure[] {
  return [
    { what: `opening ${what}`, unit: 'ms', figure: spreadOf(results.map(({ openMs }) => openMs)) },
    {
      what: `memory of the process, ${what}`,
      unit: 'MB',
      figure: spreadOf(results.map(({ megabytes }) => megabytes)),
    },
  ];
}
