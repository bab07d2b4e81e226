import { join } from 'node:path';
import { writeCorpusFile } from '../speed/corpus-file.js';
import type { DeskOrder, DeskResult } from '../speed/desk-orders.js';
import { runChild } from '../speed/run-child.js';
import { spreadOf } from '../speed/statistics.js';
import type { ArchiveSection } from './figures.js';
import { largeArchive } from './made-archives.js';

const warmArticles = 20;

/** How fast articles come into a large collection, from text to acknowledged and searchable. */
export const importSection: ArchiveSection = {
  name: 'import',
  async prepare(driver, bench) {
    await driver.made(largeArchive(bench));
  },
  async measure(driver, bench) {
    const { corpus, articles, scratchFolder, passages, runs } = bench;
    const warmFile = join(scratchFolder, 'warm.jsonl');
    const file = join(scratchFolder, 'import.jsonl');
    await writeCorpusFile(corpus, warmFile, { count: warmArticles });
    await writeCorpusFile(corpus, file, { first: warmArticles, count: articles });
    const made = await driver.made(largeArchive(bench));
    const results: DeskResult[] = [];
    for (let run = 0; run < runs; run += 1) {
      const archive = await driver.copy(made);
      try {
        const order: DeskOrder = {
          archive,
          warmFile,
          file,
          idleQuestions: [],
          busyQuestions: [],
          wantsTexts: false,
        };
        const environment = { DATELINE_EMBEDDERS: '2', DATELINE_SEEDS: 'false' };
        results.push((await runChild<DeskResult>('./desk-child.js', order, environment)).result);
      } finally {
        await driver.discard(archive);
      }
    }
    const what = `an import into ${passages} passages`;
    return [
      {
        what,
        unit: 'articles/s',
        figure: spreadOf(results.map(({ tookMs }) => articles / (tookMs / 1_000))),
      },
      {
        what: `${what}, its passages`,
        unit: 'passages/s',
        figure: spreadOf(results.map((result) => result.passages / (result.tookMs / 1_000))),
      },
    ];
  },
};
