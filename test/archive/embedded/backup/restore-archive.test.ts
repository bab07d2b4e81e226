import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { deskMigrations } from '../../../../src/archive/embedded/desk-schema.js';
import { openDatabase } from '../../../../src/archive/embedded/open-database.js';
import { SetupError } from '../../../../src/errors.js';
import { ferry } from '../../../contracts/archive/samples.js';
import { openFirstSchema, writeAsFirstSchema } from '../first-schema.js';
import { temporaryFolder } from '../temporary-collection.js';
import { backedUp, open, refusal, restore, titles } from './backup-stage.js';
import { canMount, mountSmallDisk } from './small-disk.js';

test('an archive that is in use is not replaced', async () => {
  const { folder, archive, file } = await backedUp();
  await expect(restore(file, folder, true)).rejects.toThrow(SetupError);
  await expect(restore(file, folder, true)).rejects.toMatchObject({ code: 'archive-held' });
  expect(await archive.collection(localCollection).articleCount()).toBe(2);
  await archive.close();
  expect(await titles(folder)).toEqual(['Bridge closed', 'Ferry line opens']);
});

test('an archive that is there is replaced only when that is asked for, and then kept beside', async () => {
  const { folder, archive, file } = await backedUp();
  await archive.close();
  expect(await refusal(restore(file, folder))).toMatch(/^There is an archive in .* already: give --replace/);
  expect(await titles(folder)).toEqual(['Bridge closed', 'Ferry line opens']);

  const { keptIn } = await restore(file, folder, true);
  expect(keptIn).toMatch(/archive.before-restore-\d{4}-\d\d-\d\dT/);
  expect(await titles(folder)).toEqual(['Ferry line opens']);
  // What is kept is an archive by itself.
  expect(await titles(keptIn ?? '')).toEqual(['Bridge closed', 'Ferry line opens']);
  expect((await readdir(folder)).filter((name) => name.startsWith('restore.'))).toEqual([]);
});

test('a damaged archive is replaced without being opened', async () => {
  const { root, file, archive } = await backedUp();
  await archive.close();
  const folder = join(root, 'damaged');
  await mkdir(join(folder, 'collections', 'name.local'), { recursive: true });
  for (const name of ['desk.sqlite', 'desk.sqlite-wal', 'collections/name.local/archive.sqlite'])
    await writeFile(join(folder, name), Buffer.alloc(8_192, 'x'));
  await restore(file, folder, true);
  expect(await titles(folder)).toEqual(['Ferry line opens']);
});

test('a backup of the first schemas is restored, and brought up to date when it is opened', async () => {
  const root = await temporaryFolder();
  const folder = join(root, 'archive');
  await mkdir(join(folder, 'collections', 'name.local'), { recursive: true });
  const first = openFirstSchema(join(folder, 'collections', 'name.local', 'archive.sqlite'));
  writeAsFirstSchema(first, ferry);
  first.close();
  openDatabase(join(folder, 'desk.sqlite'), deskMigrations.slice(0, 1)).close();
  const archive = await open(folder);
  const file = join(root, 'old.tar.gz');
  // The collection was not opened, so that its file is still of the first schema.
  expect(await archive.backup(file)).toMatchObject({ collections: 1, articles: 1, passages: 2 });
  await archive.close();
  const other = join(root, 'other');
  await restore(file, other);
  const again = await open(other);
  expect(await again.collection(localCollection).articleCount()).toBe(1);
  expect(await again.collection(localCollection).verify()).toEqual([]);
});

test.skipIf(!canMount)('a full disk is said, and nothing is left on it', async () => {
  const { root, archive, file } = await backedUp();
  await archive.close();
  const disk = join(root, 'disk');
  await mkdir(disk);
  mountSmallDisk(disk, 200);
  expect(await refusal(restore(file, disk))).toMatch(/^There is no room in .*disk to unpack/);
  expect(await readdir(disk)).toEqual(['lock']);
});
