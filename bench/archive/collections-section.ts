import { spreadOf } from '../speed/statistics.js';
import { ask, openingFigures, questionFigures } from './asked.js';
import type { Driver } from './driver.js';
import type { ArchiveBench, ArchiveSection, Figure } from './figures.js';
import { fillSmall, largeArchive, smallCollection, smallCollections } from './made-archives.js';

/** Enough that none is asked twice in a run. */
const askedInTurn = 160;
const asked = 'a question in a small collection';

/** What a collection of three articles suffers from thousands like it, and from a large one. */
export const collectionsSection: ArchiveSection = {
  name: 'collections',
  async prepare(driver, bench) {
    for (const archive of [one(bench), many(bench), largeArchive(bench)]) await driver.made(archive);
  },
  async measure(driver, bench) {
    const alone = await driver.made(one(bench));
    const crowd = await driver.made(many(bench));
    const first = [smallCollection(0)];
    const others = Array.from({ length: askedInTurn }, (_, index) => smallCollection(1 + index));
    const besideNobody = await ask(bench, alone, first);
    const besideMany = await ask(bench, crowd, first);
    const eachInAnother = await ask(bench, crowd, others);
    const besideLarge = await askBesideLarge(driver, bench);
    const count = bench.collections;
    return [
      ...questionFigures(`${asked}, alone`, besideNobody),
      ...questionFigures(`${asked}, beside ${count} others`, besideMany),
      ...questionFigures(`${asked} of ${count}, each in another`, eachInAnother),
      ...questionFigures(`${asked}, beside one of ${bench.passages} passages`, besideLarge),
      ...openingFigures('1 small collection', besideNobody),
      ...openingFigures(`${count} small collections`, eachInAnother),
      await sizeOf(driver, alone, '1 small collection'),
      await sizeOf(driver, crowd, `${count} small collections`),
    ];
  },
};

const one = (bench: ArchiveBench) => smallCollections(bench, 1);
const many = (bench: ArchiveBench) => smallCollections(bench, bench.collections);

async function askBesideLarge(driver: Driver, bench: ArchiveBench) {
  const copy = await driver.copy(await driver.made(largeArchive(bench)));
  try {
    const archive = await driver.open(copy);
    await fillSmall(archive, 0, await bench.base());
    await archive.close();
    return await ask(bench, copy, [smallCollection(0)]);
  } finally {
    await driver.discard(copy);
  }
}

async function sizeOf(driver: Driver, place: string, what: string): Promise<Figure> {
  const bytes = await driver.bytes(place);
  return { what: `on the disk, ${what}`, unit: 'MB', figure: spreadOf([bytes / 1e6]) };
}
