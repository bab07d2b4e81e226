import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { flipBit } from '../../../../bench/damage/judge-flip.js';
import { damageOfLog, transactionsBehindDamage } from '../../../../src/archive/embedded/care/log-damage.js';
import { logFrames } from '../../../../src/archive/embedded/care/log-frames.js';
import { RefusedLogs } from '../../../../src/archive/embedded/care/refused-logs.js';
import { inspectArchive } from '../../../../src/archive/embedded/inspect-archive.js';
import { temporaryFolder } from '../temporary-collection.js';
import { samplePassages, sampleReport } from '../../../../bench/damage/sample-archive.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import {
  copyFiles,
  expectMendable,
  killedWithDamagedLog,
  openSample,
  remedies,
  sampleArchive,
} from './damaged-files.js';

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
  const mended = damageOfLog(killed.database)?.mended?.logs[0] ?? Buffer.of();
  const reads = [mixture, mended];
  expect(damageOfLog(killed.database, () => reads.shift() ?? null)).toBeNull();
  expect(reads).toEqual([]);
});

test('a log that is removed while it is looked at is not taken for damaged', async () => {
  const killed = await killedWithDamagedLog();
  const reads = [await readFile(killed.log)];
  expect(damageOfLog(killed.database, () => reads.shift() ?? null)).toBeNull();
});

test('whoever asks a damaged collection again and again has its log read once, until it changes', async () => {
  const killed = await killedWithDamagedLog();
  const looked: (number | null)[] = [];
  const logs = new RefusedLogs((path) => {
    const transactions = transactionsBehindDamage(path);
    looked.push(transactions);
    return transactions;
  });
  const refusal = expect.objectContaining({ code: 'archive-damaged' });
  for (let times = 0; times < 3; times += 1) expect(() => logs.refuse(killed.database)).toThrow(refusal);
  expect(looked).toEqual([3]);
  const damaged = await readFile(killed.log);
  const mended = damageOfLog(killed.database)?.mended?.logs[0] ?? Buffer.of();
  await writeFile(killed.log, mended);
  logs.refuse(killed.database);
  expect(looked).toEqual([3, null]);
  // What was found whole is looked at again: nobody asks for it again and again.
  await writeFile(killed.log, damaged);
  expect(() => logs.refuse(killed.database)).toThrow(refusal);
  await rm(killed.log);
  logs.refuse(killed.database);
  expect(looked).toEqual([3, null, 3, null]);
});

test('no flipped bit is looked for where it is plain without that a log is damaged', async () => {
  const killed = await killedWithDamagedLog();
  // Of the same page: now no single bit mends it, and all of them are tried.
  flipBit(killed.log, { byte: 32 + 24 + 3_000, bit: 1 });
  const startedAt = performance.now();
  expect(transactionsBehindDamage(killed.database)).toBe(3);
  const refusingMs = performance.now() - startedAt;
  expect(damageOfLog(killed.database)).toEqual({ transactions: 3, mended: null });
  expect(refusingMs).toBeLessThan((performance.now() - startedAt) / 4);
});

test('a flipped bit in the last transaction of a log is told from what a crash has torn', async () => {
  const { database, log } = await killedWithDamagedLog();
  const whole = damageOfLog(database)?.mended?.logs[0] ?? Buffer.of();
  const frames = logFrames(whole);
  const commits = frames.filter(({ isCommit }) => isCommit);
  const last = frames.find(({ start }) => start === commits.at(-2)?.end);
  await writeFile(log, whole);
  expect(transactionsBehindDamage(database)).toBeNull();
  flipBit(log, { byte: (last?.start ?? 0) + 1_000, bit: 3 });
  expect(transactionsBehindDamage(database)).toBe(1);
  flipBit(log, { byte: (last?.start ?? 0) + 2_000, bit: 3 });
  expect(transactionsBehindDamage(database)).toBeNull();
});

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

test('a page of a transaction that was never finished is no damage, however it is', async () => {
  const { database, log } = await killedWithDamagedLog();
  const whole = damageOfLog(database)?.mended?.logs[0] ?? Buffer.of();
  const frames = logFrames(whole);
  const commit = frames.findLast(({ isCommit }) => isCommit);
  const before = frames.findLast(({ isCommit, start }) => isCommit && start < (commit?.start ?? 0));
  const unfinished = frames.filter(
    ({ start }) => start >= (before?.end ?? 0) && start < (commit?.start ?? 0),
  );
  expect(unfinished.length).toBeGreaterThan(2);
  await writeFile(log, whole.subarray(0, commit?.start));
  flipBit(log, { byte: (unfinished[0]?.start ?? 0) + 1_000, bit: 3 });
  expect(damageOfLog(database)).toBeNull();
  expect(transactionsBehindDamage(database)).toBeNull();
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
