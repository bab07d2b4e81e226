import { join } from 'node:path';
import { guildCollection } from '../../src/archive/collection-id.js';
import { openBenchArchives } from './bench-archives.js';
import { fill, openAt, openOnce } from './made-archive.js';
import { oneOf, seededRandom } from './random.js';
import { answerQuestion } from '../../src/answering/answer-question.js';
import { askedQuestions } from './asked-questions.js';
import type { Row, Section } from './row.js';
import { percentile, spreadOf } from './statistics.js';
import { timed } from './timed.js';

const collections = 3_000;
const passagesOfEach = 60;
const active = 50;
const questionsOfRun = 300;
/** Of ten questions so many are asked in a collection that was not used for long. */
const asleep = 1;

/** Many servers, of which few ask at a time: how long the first question after a pause takes, and what memory stays. */
export const collectionsSection: Section = {
  name: 'collections',
  async measure(options) {
    const archives = openBenchArchives(options);
    const { embedder, logger } = archives;
    const folder = join(options.keptFolder, `collections-${collections}`);
    await openOnce(folder, embedder.profile, logger, async (archive) => {
      const base = await archives.base();
      for (let number = 0; number < collections; number += 1) {
        await fill(archive, guildCollection(String(number)), passagesOfEach, base, number + 1);
      }
    });
    const archive = await openAt(folder, embedder.profile, logger);
    try {
      const firstMs: number[][] = [];
      const grown: number[] = [];
      const before = residentMegabytes();
      for (let run = 0; run < options.runs; run += 1) {
        const random = seededRandom(500 + run);
        const awake = Array.from({ length: active }, (_, index) => guildCollection(String(index)));
        const first: number[] = [];
        const questions = askedQuestions(await archives.base(), questionsOfRun, 500 + run);
        for (const question of questions) {
          const sleeps = random() * 10 < asleep;
          const id = sleeps
            ? guildCollection(String(active + Math.floor(random() * (collections - active))))
            : oneOf(awake, random);
          const request = { question, filters: { since: null, until: null, outlet: null }, limit: 4 };
          const { tookMs } = await timed(() =>
            answerQuestion(
              { ...request, asOf: '2026-01-01', hideNewer: false, collections: [archive.collection(id)] },
              embedder,
            ),
          );
          if (sleeps) first.push(tookMs);
        }
        firstMs.push(first);
        grown.push(residentMegabytes() - before);
      }
      return rowsOf(
        firstMs.map((took) => percentile(took, 0.95)),
        grown,
      );
    } finally {
      await archive.close();
      await archives.close();
    }
  },
};

function rowsOf(firstMs: readonly number[], grown: readonly number[]): readonly Row[] {
  const common = { yardstick: null, ratio: null };
  const of = `${collections} collections, ${active} of them in use`;
  return [
    {
      what: `first question after a pause, ${of}, p95`,
      figure: spreadOf(firstMs),
      unit: 'ms',
      ...common,
      reach: { atMost: 300 },
    },
    {
      what: `memory that ${of} add to the main process`,
      figure: spreadOf(grown),
      unit: 'MB',
      ...common,
      reach: { atMost: 200 },
    },
  ];
}

function residentMegabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}
