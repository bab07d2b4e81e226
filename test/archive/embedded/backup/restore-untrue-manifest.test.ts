import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BackupWriter } from '../../../../src/archive/embedded/backup/backup-container.js';
import { collectionMigrations } from '../../../../src/archive/embedded/collection-schema.js';
import { deskMigrations } from '../../../../src/archive/embedded/desk-schema.js';
import { sha256OfFile } from '../../../../src/file-digest.js';
import { openDatabase } from '../../../../src/archive/embedded/open-database.js';
import { temporaryFolder } from '../temporary-collection.js';
import { refusal, restore, titles } from './backup-stage.js';

interface Entry {
  schema: number;
}
/** As it is written; a test makes it untrue. */
interface Manifest {
  desk: Entry;
  collections: Entry[];
}

async function describeFile(member: string, path: string, schema: number) {
  const bytes = (await readFile(path)).length;
  return { member, schema, bytes, sha256: await sha256OfFile(path) };
}

/** A backup of two files that are as the manifest says, but for what `change` does. */
async function forged(change: (manifest: Manifest) => void) {
  const root = await temporaryFolder();
  const [desk, local] = [join(root, 'desk.sqlite'), join(root, 'local.sqlite')];
  openDatabase(desk, deskMigrations).close();
  openDatabase(local, collectionMigrations).close();
  const member = 'collections/name.local/archive.sqlite';
  const manifest = {
    format: 1,
    dateline: '9.9.9',
    createdAt: '2026-03-01T12:00:00Z',
    desk: await describeFile('desk.sqlite', desk, deskMigrations.length),
    collections: [
      {
        ...(await describeFile(member, local, collectionMigrations.length)),
        collection: 'local',
        articles: 0,
        passages: 0,
        answers: 0,
        removedAt: null,
      },
    ],
  };
  change(manifest);
  const file = join(root, 'forged.tar.gz');
  const writer = new BackupWriter(file, new Date());
  await writer.addFile('desk.sqlite', desk);
  await writer.addFile(member, local);
  await writer.addText('manifest.json', JSON.stringify(manifest));
  await writer.finish();
  return { file, folder: join(root, 'archive') };
}

describe('a backup whose manifest was rewritten', () => {
  test('is taken where it is true', async () => {
    const { file, folder } = await forged(() => {});
    expect(await restore(file, folder)).toMatchObject({ collections: 1, articles: 0 });
    expect(await titles(folder)).toEqual([]);
  });

  test.each<[string, (manifest: Manifest) => void, RegExp]>([
    [
      'another layout',
      (manifest) => Object.assign(manifest, { format: 2 }),
      /made by a newer version.*format 2/,
    ],
    [
      'a newer desk',
      ({ desk }) => Object.assign(desk, { schema: 99 }),
      /newer version of Dateline \(9\.9\.9, schema 99/,
    ],
    [
      'a newer collection',
      ({ collections }) => Object.assign(collections[0] ?? {}, { schema: 99 }),
      /newer version/,
    ],
    [
      'another schema than it says',
      ({ desk }) => Object.assign(desk, { schema: 1 }),
      /has the schema \d, not 1/,
    ],
    [
      'more articles',
      ({ collections }) => Object.assign(collections[0] ?? {}, { articles: 3 }),
      /holds 0 articles, not 3/,
    ],
    [
      'a file too few',
      (manifest) => Object.assign(manifest, { collections: [] }),
      /holds files that it does not name/,
    ],
    [
      'a file too many',
      ({ collections }) =>
        collections.push(
          Object.assign({}, collections[0], {
            collection: 'other',
            member: 'collections/name.other/archive.sqlite',
          }),
        ),
      /is missing/,
    ],
    [
      'the file of another',
      ({ collections }) => Object.assign(collections[0] ?? {}, { collection: 'other' }),
      /is not other's/,
    ],
    [
      'other bytes',
      ({ desk }) => Object.assign(desk, { sha256: '0'.repeat(64) }),
      /desk\.sqlite is not what was written/,
    ],
    ['no list', (manifest) => Object.assign(manifest, { collections: null }), /list of files cannot be read/],
  ])('is refused where it states %s', async (_what, change, words) => {
    const { file, folder } = await forged(change);
    expect(await refusal(restore(file, folder))).toMatch(words);
    expect(await readdir(folder)).toEqual(['lock']);
  });
});
