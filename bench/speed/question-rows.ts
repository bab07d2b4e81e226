import { answerQuestion } from '../../src/answering/answer-question.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { askedQuestions } from './asked-questions.js';
import { notingCollection, notingEmbedder, type BareOperation } from './bare-operations.js';
import { openAt } from './made-archive.js';
import type { SetUp } from './set-up.js';
import { percentile, spreadOf, timed } from './statistics.js';
import { written, type BenchRow, type Figure } from './table.js';

const runs = 3;
const questionsOfRun = 100;
const filters = { since: null, until: null, outlet: null };

interface AskedRun {
  readonly questionMs: readonly number[];
  /** The searches and embeddings of each question, one after another, by themselves. */
  readonly bareMs: readonly number[];
}

/** Asks, and does what each question asked for once more. */
async function askAll(setUp: SetUp, passageCount: number, seed: number): Promise<AskedRun> {
  const { embedder, logger } = setUp;
  const archive = await openAt(await setUp.archiveOf(passageCount), embedder.profile, logger);
  try {
    const collection = archive.collection(localCollection);
    const questionMs: number[] = [];
    const bareMs: number[] = [];
    const warm = 10;
    for (const [index, question] of askedQuestions(
      await setUp.base(),
      questionsOfRun + warm,
      seed,
    ).entries()) {
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
      if (index < warm) continue;
      questionMs.push(tookMs);
      bareMs.push(bare);
    }
    return { questionMs, bareMs };
  } finally {
    await archive.close();
  }
}

/** A question of 100,000 passages beside the bare operations that it is made of. */
export const questionRow: BenchRow = {
  name: 'question',
  async measure(setUp) {
    const results: AskedRun[] = [];
    for (let run = 0; run < runs; run += 1) results.push(await askAll(setUp, 100_000, 100 + run));
    const p95 = results.map(({ questionMs }) => percentile(questionMs, 95));
    const bare = results.map(({ bareMs }) => percentile(bareMs, 95));
    const ratio = spreadOf(p95.map((value, run) => value / (bare[run] ?? value)));
    const spread = spreadOf(p95);
    return [
      {
        what: 'a question, 100k passages, p95',
        yardstick: `its embeddings and searches alone, p95: ${written(spreadOf(bare), 'ms')}`,
        measured: `${written(spread, 'ms')}; ratio ${written(ratio, '')}`,
        reach: '≤ 1.5 times, < 60 ms',
        isReached: ratio.median <= 1.5 && spread.median < 60,
      },
    ];
  },
};

const sizes = [1_000, 10_000, 100_000, 1_000_000] as const;

/** A question at every size. */
export const sizesRow: BenchRow = {
  name: 'sizes',
  async measure(setUp) {
    const figures: Figure[] = [];
    for (const size of sizes.filter((one) => one <= setUp.mostPassages)) {
      const p95: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        p95.push(percentile((await askAll(setUp, size, 200 + run)).questionMs, 95));
      }
      const isLargest = size === 1_000_000;
      figures.push({
        what: `a question, ${size.toLocaleString('en')} passages, p95`,
        yardstick: '',
        measured: written(spreadOf(p95), 'ms'),
        reach: isLargest ? '< 150 ms' : '',
        isReached: isLargest ? spreadOf(p95).median < 150 : null,
      });
    }
    return figures;
  },
};
