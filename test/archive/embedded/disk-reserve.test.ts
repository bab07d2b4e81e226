import { existsSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskReserve } from '../../../src/archive/embedded/disk-reserve.js';
import { DiskRoom } from '../../../src/archive/embedded/disk-room.js';
import { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { sampleAnswer, sampleContent, samplePassages } from '../sample-articles.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

const mebibyte = 2 ** 20;

test('the reserve takes real room, once, and gives it up once', async () => {
  const folder = await temporaryFolder();
  const reserve = new DiskReserve(folder, mebibyte);
  const path = join(folder, 'reserve');
  expect(reserve.giveUp()).toBe(false);
  expect(await reserve.fill()).toBe(true);
  expect(statSync(path).size).toBe(mebibyte);
  // A hole would be no reserve.
  expect(statSync(path).blocks * 512).toBeGreaterThanOrEqual(mebibyte);
  const { mtimeMs } = statSync(path);
  expect(await reserve.fill()).toBe(true);
  expect(statSync(path).mtimeMs).toBe(mtimeMs);
  expect(reserve.giveUp()).toBe(true);
  expect(existsSync(path)).toBe(false);
  expect(reserve.giveUp()).toBe(false);
});

test('a reserve of another size is made anew, and one that cannot be made leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'reserve'), 'short');
  expect(await new DiskReserve(folder, 4_096).fill()).toBe(true);
  expect(statSync(join(folder, 'reserve')).size).toBe(4_096);
  const stopped = new DiskReserve(folder, mebibyte);
  stopped.stopFilling();
  expect(await stopped.fill()).toBe(false);
  expect(await readdir(folder)).toEqual([]);
  expect(await new DiskReserve(join(folder, 'missing'), 4_096).fill()).toBe(false);
});

test('what fails for want of room is done once more with the room of the reserve, and nothing is taken in after it', async () => {
  const folder = await temporaryFolder();
  const reserve = new DiskReserve(folder, mebibyte);
  expect(await reserve.fill()).toBe(true);
  const { logger, messages } = recordingLogger();
  const room = closeAfterwards(new DiskRoom({ reserve, logger, lookMs: 60_000 }));
  const options = { id: localCollection, folder: join(folder, 'c'), profile: sampleProfile, logger, room };
  const collection = closeAfterwards(new OpenCollection(options));
  const add = (text: string) => collection.changes.add(sampleContent({ text }), samplePassages(text));
  const kept = (await add('The mill at Krell burned down.')).article;
  const { connection } = collection;
  const pages = (): number => Number(connection.pragma('page_count'));
  const long = `${'A long report.\n'.repeat(4_000)}The end.`;

  connection.pragma(`max_page_count = ${pages() + 2}`);
  await expect(add(long)).rejects.toMatchObject({ code: 'archive-disk-full' });
  expect(existsSync(join(folder, 'reserve'))).toBe(false);
  expect(room.isFull).toBe(true);
  expect(collection.articles.count()).toBe(1);

  // There would be room for it now, but it is kept for what follows.
  connection.pragma('max_page_count = 1000000');
  expect(() => collection.saveAnswer(sampleAnswer({ id: 'q' }))).toThrow(/disk is full/);
  expect(() =>
    collection.changes.edit(
      kept,
      { ...sampleContent({ text: kept.text }), editedBy: { id: '1', name: 'a' } },
      [],
    ),
  ).toThrow(/disk is full/);
  const removal = { at: '2026-03-01T12:00:00.000Z', by: { id: '7', name: 'ana' } };
  expect(collection.changes.remove(kept.id, removal)).not.toBeNull();
  expect(messages.filter((message) => message.includes('is full'))).toHaveLength(1);

  // The next addition looks for itself whether there is room.
  expect(await add(long)).toMatchObject({ status: 'added' });
  expect(room.isFull).toBe(false);
  expect(existsSync(join(folder, 'reserve'))).toBe(true);
  collection.saveAnswer(sampleAnswer({ id: 'q' }));
  expect(messages.filter((message) => message.includes('room'))).toContain(
    'There is room on the disk of the archive again.',
  );
});

test('a transaction that found the disk full is done once more as a whole', async () => {
  const folder = await temporaryFolder();
  const reserve = new DiskReserve(folder, mebibyte);
  await reserve.fill();
  const { logger } = recordingLogger();
  const room = closeAfterwards(new DiskRoom({ reserve, logger, lookMs: 60_000 }));
  const options = { id: localCollection, folder: join(folder, 'c'), profile: sampleProfile, logger, room };
  const { connection } = closeAfterwards(new OpenCollection(options));
  connection.execute('CREATE TABLE ballast (bytes)');
  const limit = Number(connection.pragma('page_count')) + 2;
  connection.pragma(`max_page_count = ${limit}`);
  let attempts = 0;
  connection.transaction(() => {
    attempts += 1;
    connection.run('INSERT INTO ballast VALUES (1)');
    // Giving up the reserve makes room, which this limit stands for.
    if (attempts === 2) connection.pragma('max_page_count = 1000000');
    connection.run('INSERT INTO ballast VALUES (zeroblob(100000))');
  });
  expect(attempts).toBe(2);
  expect(connection.number('SELECT count(*) FROM ballast')).toBe(2);
});
