import { localCollection } from '../../src/archive/collection-id.js';
import { measureShares } from '../speed/filter-section.js';
import { spreadOf } from '../speed/statistics.js';
import { ask, openingFigures, questionFigures } from './asked.js';
import type { ArchiveSection } from './figures.js';
import { largeArchive } from './made-archives.js';

const inMegabytes = 1e6;

/** Questions to a large collection, its size, and what opens it. */
export const questionSection: ArchiveSection = {
  name: 'question',
  async prepare(driver, bench) {
    await driver.made(largeArchive(bench));
  },
  async measure(driver, bench) {
    const place = await driver.made(largeArchive(bench));
    const what = `${bench.passages} passages`;
    const results = await ask(bench, place, [localCollection]);
    const bytes = await driver.bytes(place);
    return [
      ...questionFigures(`a question, ${what}`, results),
      ...openingFigures(what, results),
      { what: `on the disk, ${what}`, unit: 'MB', figure: spreadOf([bytes / inMegabytes]) },
    ];
  },
};

/** The nearest passages beside the exact ones. */
export const recallSection: ArchiveSection = {
  name: 'recall',
  async prepare(driver, bench) {
    await driver.made(largeArchive(bench));
  },
  async measure(driver, bench) {
    const archive = await driver.open(await driver.made(largeArchive(bench)));
    try {
      const collection = archive.collection(localCollection);
      const shares = await measureShares(collection, bench.passages, bench.runs);
      return shares.flatMap(({ share, recalls, p95Ms }) => {
        const what = `nearest ten of ${bench.passages} passages, ${share * 100} % pass`;
        return [
          { what: `${what}: recall`, unit: '', figure: spreadOf(recalls) },
          { what: `${what}: p95`, unit: 'ms', figure: spreadOf(p95Ms) },
        ];
      });
    } finally {
      await archive.close();
    }
  },
};
