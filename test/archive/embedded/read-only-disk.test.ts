import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { smallDisk, type SmallDisk } from '../../small-disk.js';
import { formsOf, sampleAnswer, sampleContent, samplePassages } from '../sample-articles.js';
import {
  closeAfterwards,
  openCollection,
  recordingLogger,
  sampleProfile,
  temporaryFolder,
} from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const text = 'The kiosk at Krell reopened.';

let disk: SmallDisk | null = null;
afterEach(() => {
  disk?.remove();
  disk = null;
});

test('a file that becomes read-only refuses an article in one sentence, is searched, and goes on when it can be written', async () => {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  await collection.changes.add(sampleContent({ text }), samplePassages(text));
  collection.connection.pragma('query_only = ON');
  const other = 'The mill burned down.';
  await expect(
    collection.changes.add(sampleContent({ text: other }), samplePassages(other)),
  ).rejects.toMatchObject({
    name: 'UserError',
    code: 'archive-read-only',
    message: expect.stringMatching(/make it writable and try again/),
  });
  expect(() => collection.saveAnswer(sampleAnswer({ id: 'q' }))).toThrow(/can only be read/);
  expect(collection.keywords.search(formsOf('kiosk'), { limit: 5, filter: everything })).toHaveLength(1);
  collection.connection.pragma('query_only = OFF');
  const added = await collection.changes.add(sampleContent({ text: other }), samplePassages(other));
  expect(added).toMatchObject({ status: 'added' });
});

test('an archive on a read-only disk is refused at the start with a sentence, and served when it can be written', async ({
  skip,
}) => {
  disk = smallDisk(8);
  if (!disk) return skip();
  const { folder } = disk;
  const remount = (mode: string) => execFileSync('mount', ['-o', `remount,${mode}`, folder]);
  const { logger } = recordingLogger();
  const open = () => openEmbeddedArchive({ folder, profile: sampleProfile, logger });
  const first = await open();
  await first.collection(localCollection).add(sampleContent({ text }), samplePassages(text));
  await first.close();

  remount('ro');
  await expect(open()).rejects.toMatchObject({
    name: 'SetupError',
    message: expect.stringMatching(/archive.*(cannot be used|cannot be opened).*(read-only|only be read)/),
  });
  remount('rw');
  const again = await open();
  expect(await again.collection(localCollection).articleCount()).toBe(1);
  await again.close();
});
