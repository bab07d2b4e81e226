import { answerQuestion } from '../../src/answering/answer-question.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { askedQuestions } from './asked-questions.js';
import { notingCollection, notingEmbedder, type BareOperation } from './bare-operations.js';
import { openBenchArchives, type BenchArchives } from './bench-archives.js';
import { compared } from './compared.js';
import { openAt } from './made-archive.js';
import type { Row, Section } from './row.js';
import { percentile, spreadOf } from './statistics.js';
import { timed } from './timed.js';

const questionsOfRun = 100;
/** Until caches are warm. */
const unmeasured = 10;
const sizes = [1_000, 10_000, 100_000, 1_000_000];
const filters = { since: null, until: null, outlet: null };

interface AskedRun {
  readonly questionMs: readonly number[];
  /** The searches and embeddings of each question, one after another, by themselves. */
  readonly bareMs: readonly number[];
}

/** A question at every size, and of 100,000 passages beside the bare operations that it is made of. */
export const questionSection: Section = {
  name: 'question',
  async measure(options) {
    const archives = openBenchArchives(options);
    try {
      const rows: Row[] = [];
      for (const size of sizes.filter((one) => one <= options.largest)) {
        const runs: AskedRun[] = [];
        for (let run = 0; run < options.runs; run += 1) runs.push(await askAll(archives, size, 100 + run));
        rows.push(...rowsOf(size, runs));
      }
      return rows;
    } finally {
      await archives.close();
    }
  },
};

function rowsOf(size: number, runs: readonly AskedRun[]): readonly Row[] {
  const what = `a question, ${size} passages, p95`;
  const p95 = runs.map(({ questionMs }) => percentile(questionMs, 0.95));
  const bare = runs.map(({ bareMs }) => percentile(bareMs, 0.95));
  const plain = { what, figure: spreadOf(p95), unit: 'ms', yardstick: null, ratio: null };
  if (size !== 100_000) return [{ ...plain, reach: size > 100_000 ? { atMost: 150 } : {} }];
  return [
    { ...plain, reach: { atMost: 60 } },
    {
      ...plain,
      ...compared(p95, { what: 'the embeddings and searches that it asks for', figures: bare }),
      reach: { atMost: 1.5 },
    },
  ];
}

/** Asks, and does what each question asked for once more. */
async function askAll(archives: BenchArchives, passageCount: number, seed: number): Promise<AskedRun> {
  const { embedder, logger } = archives;
  const archive = await openAt(await archives.archiveOf(passageCount), embedder.profile, logger);
  try {
    const collection = archive.collection(localCollection);
    const questionMs: number[] = [];
    const bareMs: number[] = [];
    const questions = askedQuestions(await archives.base(), questionsOfRun + unmeasured, seed);
    for (const [index, question] of questions.entries()) {
      const noted: BareOperation[] = [];
      const request = { question, filters, asOf: '2026-01-01', hideNewer: false, limit: 4 };
      const { tookMs } = await timed(() =>
        answerQuestion(
          { ...request, collections: [notingCollection(collection, noted)] },
          notingEmbedder(embedder, noted),
        ),
      );
      let bare = 0;
      for (const operation of noted) bare += (await timed(operation)).tookMs;
      if (index < unmeasured) continue;
      questionMs.push(tookMs);
      bareMs.push(bare);
    }
    return { questionMs, bareMs };
  } finally {
    await archive.close();
  }
}
