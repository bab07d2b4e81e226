import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { isFull, smallDisk, type SmallDisk } from '../../small-disk.js';
import { formsOf, sampleAnswer, sampleContent, samplePassages, sampleVector } from '../sample-articles.js';
import { recordingLogger, sampleProfile } from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const removal = { at: '2026-03-01T12:00:00.000Z', by: { id: '7', name: 'ana' } };

let disk: SmallDisk | null = null;
let archive: Archive | null = null;
afterEach(async () => {
  await archive?.close();
  disk?.remove();
  archive = null;
  disk = null;
});

async function open(folder: string) {
  const { logger, messages } = recordingLogger();
  archive = await openEmbeddedArchive({ folder, profile: sampleProfile, reserveBytes: 4 * 2 ** 20, logger });
  return { archive, messages };
}

/** Waits until the reserve is there, which is made in the background. */
async function reserved(folder: string): Promise<void> {
  for (let round = 0; !existsSync(join(folder, 'reserve')) && round < 100; round += 1) await wait(100);
  expect(existsSync(join(folder, 'reserve'))).toBe(true);
}

function text(index: number): string {
  return `Report number ${index} of the harbour.\n${`The ferry number ${index} sails again. `.repeat(400)}`.trim();
}

/** Adds until the disk is full, which somebody else fills meanwhile; the ids of what was acknowledged. */
async function addUntilFull(into: Archive, { fill }: SmallDisk) {
  const ids: string[] = [];
  for (let index = 0; ; index += 1) {
    if (index === 40) fill();
    const content = sampleContent({ text: text(index) });
    try {
      const added = await into.collection(localCollection).add(content, samplePassages(content.text));
      ids.push(added.article.id);
    } catch (refusal) {
      return { ids, refusal };
    }
  }
}

async function expectAllThere(of: Archive, ids: readonly string[]): Promise<void> {
  const local = of.collection(localCollection);
  expect(await local.articleCount()).toBe(ids.length);
  for (const id of ids) expect(await local.article(id)).not.toBeNull();
  const found = await local.nearest(sampleVector(`Report number 0 of the harbour.`), {
    limit: 5,
    filter: everything,
  });
  expect(found).toHaveLength(5);
  expect(await local.keyword(formsOf('harbour'), { limit: 5, filter: everything })).toHaveLength(5);
}

test('a disk that fills up: refused with a sentence, nothing lost, removing and purging go on, and so does adding once there is room', async ({
  skip,
}) => {
  disk = smallDisk(32);
  if (!disk) return skip();
  const { folder } = disk;
  const first = await open(folder);
  const elsewhere = first.archive.collection(guildCollection('42'));
  await elsewhere.add(sampleContent({ text: 'The kiosk reopened.' }), samplePassages('The kiosk reopened.'));
  await reserved(folder);
  const { ids, refusal } = await addUntilFull(first.archive, disk);
  expect(refusal).toMatchObject({ name: 'UserError', code: 'archive-disk-full' });
  expect(ids.length).toBeGreaterThanOrEqual(40);
  expect(existsSync(join(folder, 'reserve'))).toBe(false);
  await expectAllThere(first.archive, ids);

  const local = first.archive.collection(localCollection);
  await expect(local.saveAnswer(sampleAnswer({ id: 'q' }))).rejects.toMatchObject({
    code: 'archive-disk-full',
  });
  const [removed = '', ...left] = ids;
  expect(await local.remove(removed, removal)).not.toBeNull();
  await first.archive.settings.set(localCollection, 'language', 'tr');
  await first.archive.jobs.enqueue({ kind: 'purge', collection: localCollection, payload: null });
  expect(first.messages.filter((message) => message.includes('is full'))).toHaveLength(1);
  await first.archive.close();

  // Started on the disk that is full already.
  disk.fill();
  const second = await open(folder);
  await expectAllThere(second.archive, left);
  expect(await second.archive.settings.get(localCollection, 'language')).toBe('tr');
  const again = second.archive.collection(localCollection);
  await expect(
    again.add(sampleContent({ text: text(999) }), samplePassages(text(999))),
  ).rejects.toMatchObject({ code: 'archive-disk-full' });

  disk.makeRoom();
  expect(await again.add(sampleContent({ text: text(999) }), samplePassages(text(999)))).toMatchObject({
    status: 'added',
  });
  await again.purge('2026-03-02T00:00:00.000Z');
  expect(await again.article(removed)).toBeNull();
  await again.saveAnswer(sampleAnswer({ id: 'q' }));
  expect(await again.answer('q')).not.toBeNull();
  await reserved(folder);
  await second.archive.close();
  expect((await readdir(folder)).filter((name) => /partial|trial/.test(name))).toEqual([]);
});

test('started on a disk that is full, with the reserve there: it serves, says so, removes, and takes in nothing', async ({
  skip,
}) => {
  disk = smallDisk(32);
  if (!disk) return skip();
  const { folder } = disk;
  const first = await open(folder);
  const local = first.archive.collection(localCollection);
  const { article } = await local.add(sampleContent({ text: text(1) }), samplePassages(text(1)));
  await reserved(folder);
  await first.archive.close();
  disk.fill();
  expect(isFull(folder)).toBe(true);

  const second = await open(folder);
  const again = second.archive.collection(localCollection);
  expect(await again.articleCount()).toBe(1);
  expect(second.messages.filter((message) => message.includes('is full'))).toHaveLength(1);
  await expect(again.add(sampleContent({ text: text(2) }), samplePassages(text(2)))).rejects.toMatchObject({
    code: 'archive-disk-full',
  });
  expect(await again.remove(article.id, removal)).not.toBeNull();
  expect(await again.purge('2026-03-02T00:00:00.000Z')).toBe(1);
  expect(await again.articleCount()).toBe(0);
});

test('started on a full disk without a reserve: one sentence, and nothing is changed', async ({ skip }) => {
  disk = smallDisk(4);
  if (!disk) return skip();
  const { folder } = disk;
  disk.fill();
  await expect(open(folder)).rejects.toMatchObject({
    name: 'SetupError',
    message: expect.stringMatching(/cannot be opened.*disk is full.*make room/),
  });
  disk.makeRoom();
  const { archive: opened } = await open(folder);
  expect(await opened.collections()).toEqual([]);
});
