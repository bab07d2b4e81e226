import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplePassages } from '../../../../bench/damage/sample-archive.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import type { Remedies } from '../../../../src/archive/damage.js';
import { damageOfLog } from '../../../../src/archive/embedded/care/log-damage.js';
import { inspectArchive } from '../../../../src/archive/embedded/inspect-archive.js';
import { temporaryFolder } from '../temporary-collection.js';
import { killedWithDamagedLog, openSample } from './damaged-files.js';

const remedies: Remedies = {
  readAgain: async () => [],
  passagesOf: async (article) => samplePassages(article),
};

/** What was acknowledged is there once the log is mended. */
async function expectMendable({ folder, articles }: Awaited<ReturnType<typeof killedWithDamagedLog>>) {
  const collection = (await openSample(folder)).collection(localCollection);
  expect((await collection.repair(remedies))[0]).toMatchObject({
    done: expect.stringContaining('turned back'),
  });
  expect(await collection.articleCount()).toBe(articles);
  expect(await collection.verify()).toEqual([]);
}

test('a backup of a collection whose log is damaged is refused by its name, and the log is left as it is', async () => {
  const killed = await killedWithDamagedLog();
  const before = await readFile(killed.log);
  const backups = join(await temporaryFolder(), 'backups');
  await mkdir(backups);
  const archive = await openSample(killed.folder);
  await expect(archive.backup(join(backups, 'news.tar.gz'))).rejects.toMatchObject({
    code: 'no-backup',
    message: expect.stringMatching(/\blocal\b.*archive\.sqlite is damaged .*dateline verify --repair/),
  });
  expect(await readdir(backups)).toEqual([]);
  expect(readFileSync(killed.log).equals(before)).toBe(true);
  await archive.close();
  await expectMendable(killed);
});

test('the doctor tells that a log is damaged, and leaves it as it is', async () => {
  const killed = await killedWithDamagedLog();
  const before = await readFile(killed.log);
  const files = await inspectArchive(killed.folder, 9);
  expect(files.map(({ problem }) => problem)).toEqual([null, expect.stringContaining('its log is, with')]);
  expect(readFileSync(killed.log).equals(before)).toBe(true);
  await expectMendable(killed);
});

test('a log that is begun anew while it is read is not taken for damaged', async () => {
  const killed = await killedWithDamagedLog();
  const mixture = await readFile(killed.log);
  const mended = damageOfLog(killed.database)?.mended ?? Buffer.of();
  const reads = [mixture, mended];
  expect(damageOfLog(killed.database, () => reads.shift() ?? null)).toBeNull();
  expect(reads).toEqual([]);
});

test('a log that is removed while it is looked at is not taken for damaged', async () => {
  const killed = await killedWithDamagedLog();
  const reads = [await readFile(killed.log)];
  expect(damageOfLog(killed.database, () => reads.shift() ?? null)).toBeNull();
});
