import { join } from 'node:path';
import { compared } from './compared.js';
import { writeCorpusFile } from './corpus-file.js';
import type { DeskOrder, DeskResult } from './desk-orders.js';
import { generatedQuestions } from './generated-articles.js';
import { copyBenchArchive, sizeWords } from './large-archive.js';
import type { BenchOptions, Row, Section } from './row.js';
import { runChild, type ChildResult } from './run-child.js';
import { percentile, spreadOf } from './statistics.js';

const warmArticles = 20;
const idleQuestions = 100;
/** More than can be asked while the import runs. */
const busyQuestions = 1_000;

/** Questions, the event loop and memory while articles come into a large archive. */
export const busySection: Section = {
  name: 'busy',
  async measure(options) {
    const two: ChildResult<DeskResult>[] = [];
    const one: ChildResult<DeskResult>[] = [];
    for (let run = 0; run < options.runs; run += 1) {
      two.push(await measureOnce(options, 2));
      one.push(await measureOnce(options, 1));
    }
    const idle = two.map(({ result }) => percentile(result.idleMs, 0.95));
    const busy = two.map(({ result }) => percentile(result.busyMs, 0.95));
    const size = sizeWords(options);
    const rows: Row[] = [
      {
        what: `a question while an import runs, ${size}, p95`,
        unit: 'ms',
        ...compared(busy, { what: 'idle', figures: idle }),
        reach: { atMost: 2.5 },
      },
      {
        what: 'event-loop delay during an import and questions, p99',
        figure: spreadOf(two.map(({ result }) => result.loopDelayMs)),
        unit: 'ms',
        yardstick: null,
        ratio: null,
        reach: { atMost: 20 },
      },
    ];
    return [
      ...rows,
      ...memoryRow(`memory of all processes, ${size}, one embedder, importing and asked`, one, 600),
      ...memoryRow(`memory of all processes, ${size}, two embedders, importing and asked`, two, 800),
    ];
  },
};

async function measureOnce(options: BenchOptions, embedders: number): Promise<ChildResult<DeskResult>> {
  const { scratchFolder, articles } = options;
  const warmFile = join(scratchFolder, 'busy-warm.jsonl');
  const file = join(scratchFolder, 'busy.jsonl');
  const archive = join(scratchFolder, 'busy');
  await copyBenchArchive(options, archive);
  // Generated in any case: the articles of a corpus are in the archive already.
  await writeCorpusFile(null, warmFile, { count: warmArticles });
  await writeCorpusFile(null, file, { first: warmArticles, count: articles });
  const order: DeskOrder = {
    archive,
    warmFile,
    file,
    idleQuestions: generatedQuestions(idleQuestions),
    busyQuestions: generatedQuestions(busyQuestions, idleQuestions),
    wantsTexts: false,
  };
  const environment = { DATELINE_EMBEDDERS: String(embedders), DATELINE_SEEDS: 'false' };
  return runChild<DeskResult>('./desk-child.js', order, environment);
}

/** None where the system does not tell. */
function memoryRow(what: string, runs: readonly ChildResult<DeskResult>[], atMost: number): readonly Row[] {
  const peaks = runs.flatMap(({ peakMegabytes }) => peakMegabytes ?? []);
  if (peaks.length < runs.length) return [];
  return [{ what, figure: spreadOf(peaks), unit: 'MB', yardstick: null, ratio: null, reach: { atMost } }];
}
