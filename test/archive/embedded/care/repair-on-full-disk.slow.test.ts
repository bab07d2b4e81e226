import { existsSync, statSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { sampleProfile } from '../../../../bench/damage/sample-archive.js';
import type { Archive } from '../../../../src/archive/archive.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../../src/archive/embedded/embedded-archive.js';
import { isWantOfRoom } from '../../../../src/archive/embedded/with-room.js';
import { repairFile, type FileRepair } from '../../../../src/archive/embedded/care/repair-file.js';
import { folderSize } from '../../../../src/folder-size.js';
import { smallDisk, type SmallDisk } from '../../../small-disk.js';
import { canMount, mountSmallDisk } from '../backup/small-disk.js';
import { recordingLogger, temporaryFolder } from '../temporary-collection.js';
import { killedWithDamagedLog, remedies } from './damaged-files.js';

let disk: SmallDisk | null = null;
let archive: Archive | null = null;
afterEach(async () => {
  await archive?.close();
  disk?.remove();
  archive = null;
  disk = null;
});

/** An archive with a damaged log on a disk of its own, which has no room beside a reserve of so many bytes. */
async function onFullDisk({ folder, fill }: SmallDisk, reserveBytes: number) {
  const killed = await killedWithDamagedLog();
  await cp(killed.folder, folder, { recursive: true });
  const { logger, messages } = recordingLogger();
  archive = await openEmbeddedArchive({ folder, profile: sampleProfile, logger, reserveBytes });
  for (let round = 0; !existsSync(join(folder, 'reserve')) && round < 100; round += 1) await wait(100);
  expect(existsSync(join(folder, 'reserve'))).toBe(true);
  fill();
  const database = killed.database.replace(killed.folder, folder);
  return { local: archive.collection(localCollection), messages, database, articles: killed.articles };
}

test('a repair that runs out of room anywhere on its way leaves nothing out', async ({ skip }) => {
  if (!canMount) return skip();
  const killed = await killedWithDamagedLog();
  const folder = join(await temporaryFolder(), 'disk');
  await mkdir(folder);
  const resize = mountSmallDisk(folder, 64 * 1024);
  const path = join(folder, 'archive.sqlite');
  for (const end of ['', '-wal']) await copyFile(`${killed.database}${end}`, `${path}${end}`);
  const takenKilobytes = Math.ceil((await folderSize(folder)) / 1024);
  const outcomes = [];
  for (let roomKilobytes = 100; outcomes.at(-1) !== 'repaired'; roomKilobytes += 100) {
    resize(takenKilobytes + roomKilobytes);
    outcomes.push(outcomeOf(() => repairFile({ path, kind: 'collection', findings: [], again: [] })));
    await rm(join(folder, 'archive.repair'), { recursive: true, force: true });
  }
  expect(new Set(outcomes)).toEqual(new Set(['no room', 'repaired']));
});

function outcomeOf(repair: () => FileRepair): string {
  try {
    const { repaired } = repair();
    return repaired.length === 1 ? 'repaired' : JSON.stringify(repaired);
  } catch (error) {
    return isWantOfRoom(error) ? 'no room' : String(error);
  }
}

test('a repair for which there is no room has that of the reserve', async ({ skip }) => {
  disk = smallDisk(32);
  if (!disk) return skip();
  const { local, messages, articles } = await onFullDisk(disk, 12 * 2 ** 20);
  expect((await local.repair(remedies))[0]).toMatchObject({
    done: expect.stringContaining('turned back'),
  });
  expect(messages.filter((message) => message.includes('is full'))).toHaveLength(1);
  expect(await local.articleCount()).toBe(articles);
});

test('a repair for which there is no room at all says so, leaves the file as it was, and succeeds when there is', async ({
  skip,
}) => {
  disk = smallDisk(32);
  if (!disk) return skip();
  const { local, database, articles } = await onFullDisk(disk, 64 * 1024);
  const before = statSync(database);
  expect(await local.repair(remedies)).toMatchObject([
    { done: expect.stringMatching(/left as it was\. The archive's disk is full/) },
  ]);
  expect(statSync(database)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  expect((await readdir(dirname(database))).filter((name) => /damaged|repair/.test(name))).toEqual([]);
  disk.makeRoom();
  await local.repair(remedies);
  expect(await local.articleCount()).toBe(articles);
  expect(await local.verify()).toEqual([]);
});
