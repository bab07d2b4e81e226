import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../../src/archive/archive.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { BackupWriter } from '../../../../src/archive/embedded/backup/backup-container.js';
import { restoreArchive } from '../../../../src/archive/embedded/backup/restore-archive.js';
import { collectionMigrations } from '../../../../src/archive/embedded/collection-schema.js';
import { deskMigrations } from '../../../../src/archive/embedded/desk-schema.js';
import { openEmbeddedArchive } from '../../../../src/archive/embedded/embedded-archive.js';
import { openDatabase } from '../../../../src/archive/embedded/open-database.js';
import { sha256OfFile } from '../../../../src/archive/embedded/file-digest.js';
import { SetupError, UserError } from '../../../../src/errors.js';
import { add, bridge, ferry } from '../../../contracts/archive/samples.js';
import { openFirstSchema, writeAsFirstSchema } from '../first-schema.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from '../temporary-collection.js';
import { canMount, mountSmallDisk } from './small-disk.js';

async function open(folder: string): Promise<Archive> {
  const { logger } = recordingLogger();
  return closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger }));
}

async function backedUp() {
  const root = await temporaryFolder();
  const folder = join(root, 'archive');
  const archive = await openEmbeddedArchive({
    folder,
    profile: sampleProfile,
    logger: recordingLogger().logger,
  });
  await add(archive.collection(localCollection), ferry);
  const file = join(root, 'news.tar.gz');
  await archive.backup(file);
  await add(archive.collection(localCollection), bridge);
  return { root, folder, archive, file };
}

const restore = (file: string, folder: string, replace = false) =>
  restoreArchive({
    file,
    folder,
    replace,
    purgeJob: (collection) => ({ kind: 'purge', collection, payload: null }),
  });

const titles = async (folder: string): Promise<readonly (string | null)[]> => {
  const archive = await openEmbeddedArchive({
    folder,
    profile: sampleProfile,
    logger: recordingLogger().logger,
  });
  const articles = await archive.collection(localCollection).articles({ after: null, limit: 9 });
  await archive.close();
  return articles.map(({ title }) => title).toSorted();
};

async function refusal(restoring: Promise<unknown>): Promise<string> {
  const error = await restoring.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

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

/** The archive stays as it is, and nothing of the attempt is left in its folder. */
async function refusalOf(file: string, folder: string): Promise<string> {
  const before = await readdir(folder, { recursive: true });
  const message = await refusal(restore(file, folder, true));
  expect(message).toContain(file);
  expect(await readdir(folder, { recursive: true })).toEqual(before);
  expect(await titles(folder)).toEqual(['Bridge closed', 'Ferry line opens']);
  return message;
}

function withFlippedBit(bytes: Uint8Array, share: number): Buffer {
  const flipped = Buffer.from(bytes);
  const at = Math.floor(flipped.length * share);
  flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
  return flipped;
}

function unpacksTo(packed: Uint8Array, expected: Buffer): boolean {
  try {
    return gunzipSync(packed).equals(expected);
  } catch {
    return false;
  }
}

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

describe('a file that is no whole backup changes nothing', () => {
  test('one that is cut off anywhere', async () => {
    const { root, folder, archive, file } = await backedUp();
    await archive.close();
    const whole = await readFile(file);
    const cut = join(root, 'cut.tar.gz');
    for (const share of [0, 0.001, 0.3, 0.6, 0.9, 0.99, 0.999]) {
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * share)));
      expect(await refusalOf(cut, folder)).toMatch(/is damaged|no backup of Dateline/);
    }
    // Cut off in the tar, and packed anew.
    const tar = gunzipSync(whole);
    for (const share of [0.3, 0.6, 0.9]) {
      await writeFile(cut, gzipSync(tar.subarray(0, Math.floor(tar.length * share))));
      expect(await refusalOf(cut, folder)).toMatch(/is damaged/);
    }
  });

  test('a flipped bit anywhere', async () => {
    const { root, folder, archive, file } = await backedUp();
    await archive.close();
    const flipped = join(root, 'flipped.tar.gz');
    const [packed, tar] = [await readFile(file), gunzipSync(await readFile(file))];
    let flips = 0;
    for (let share = 0.05; share < 1; share += 0.1) {
      const bytes = withFlippedBit(packed, share);
      // A bit of which unpacking makes no use is no damage.
      if (unpacksTo(bytes, tar)) continue;
      flips += 1;
      await writeFile(flipped, bytes);
      expect(await refusalOf(flipped, folder)).toMatch(/is damaged/);
    }
    expect(flips).toBeGreaterThan(5);
    // In what was packed: of gzip's own checksum nothing is seen.
    for (const share of [0.2, 0.5, 0.8]) {
      await writeFile(flipped, gzipSync(withFlippedBit(tar, share)));
      expect(await refusalOf(flipped, folder)).toMatch(/is damaged/);
    }
  });

  test('files of others', async () => {
    const { root, folder, archive } = await backedUp();
    await archive.close();
    const other = join(root, 'other');
    for (const bytes of [Buffer.from('some text'), gzipSync('some text'), gzipSync(Buffer.alloc(2_048))]) {
      await writeFile(other, bytes);
      expect(await refusalOf(other, folder)).toMatch(/is no backup of Dateline/);
    }
  });

  test.each([
    'notes.txt',
    '../desk.sqlite',
    'collections/../../desk.sqlite',
    'collections/name.UPPER/archive.sqlite',
    '/etc/passwd',
    'collections/name.local/index.json',
  ])('a tar that holds %s', async (name) => {
    const { root, folder, archive } = await backedUp();
    await archive.close();
    const other = join(root, 'other.tar.gz');
    const writer = new BackupWriter(other, new Date());
    await writer.addText(name, 'text');
    await writer.finish();
    expect(await refusalOf(other, folder)).toMatch(/is no backup of Dateline/);
  });

  test('a file that is not there, or a folder', async () => {
    const { root, folder, archive } = await backedUp();
    await archive.close();
    expect(await refusalOf(join(root, 'none'), folder)).toMatch(/cannot be read \(ENOENT/);
    expect(await refusalOf(root, folder)).toMatch(/is no file/);
  });
});

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

test('a backup of the first schemas is restored, and brought up to date when it is opened', async () => {
  const root = await temporaryFolder();
  const folder = join(root, 'archive');
  await mkdir(join(folder, 'collections', 'name.local'), { recursive: true });
  const first = openFirstSchema(join(folder, 'collections', 'name.local', 'archive.sqlite'));
  writeAsFirstSchema(first, ferry);
  first.close();
  openDatabase(join(folder, 'desk.sqlite'), deskMigrations.slice(0, 1)).close();
  const archive = await openEmbeddedArchive({
    folder,
    profile: sampleProfile,
    logger: recordingLogger().logger,
  });
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
