import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { flipBit } from '../../../../bench/damage/judge-flip.js';
import { samplePassages, sampleReport } from '../../../../bench/damage/sample-archive.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { damageOfLog } from '../../../../src/archive/embedded/care/log-damage.js';
import { logFrames } from '../../../../src/archive/embedded/care/log-frames.js';
import { temporaryFolder } from '../temporary-collection.js';
import { copyFiles, openSample, remedies, sampleArchive } from './damaged-files.js';

test('a log with a flipped bit is not cut off there, but mended', async () => {
  const { folder, collection: path } = await sampleArchive(14);
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  for (const index of [50, 51, 52])
    await collection.add(sampleReport(index), samplePassages(sampleReport(index)));
  const killed = await temporaryFolder();
  const own = join(killed, 'collections', 'name.local');
  await copyFiles(dirname(path), own);
  const log = join(own, 'archive.sqlite-wal');
  expect(damageOfLog(join(own, 'archive.sqlite'))).toBeNull();
  flipBit(log, { byte: 32 + 24 + 2_000, bit: 5 });
  const again = (await openSample(killed)).collection(localCollection);
  await expect(again.stats()).rejects.toMatchObject({ code: 'collection-damaged' });
  expect(await again.verify()).toMatchObject([{ where: log }]);
  expect((await again.repair(remedies))[0]).toMatchObject({
    where: log,
    done: expect.stringContaining('turned back'),
  });
  expect(await again.verify()).toEqual([]);
  expect(await again.articleCount()).toBe(await collection.articleCount());
});

test('a log that a crash has torn is no damage', async () => {
  const { folder, collection: path } = await sampleArchive(14);
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  for (const index of [50, 51])
    await collection.add(sampleReport(index), samplePassages(sampleReport(index)));
  const killed = await temporaryFolder();
  await copyFiles(dirname(path), killed);
  const database = join(killed, 'archive.sqlite');
  const whole = await readFile(`${database}-wal`);
  const frames = logFrames(whole);
  const last = frames.at(-1)?.end ?? 0;
  // The end is missing; then a page within the last transaction was not written, and the one behind it was.
  await writeFile(`${database}-wal`, whole.subarray(0, last - 3_000));
  expect(damageOfLog(database)).toBeNull();
  const torn = Buffer.from(whole);
  torn.fill(0, last - 2 * 4_120, last - 4_120);
  await writeFile(`${database}-wal`, torn);
  expect(damageOfLog(database)).toBeNull();
});
