import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../../src/archive/archive.js';
import type { BackupProgress } from '../../../../src/archive/backup.js';
import { guildCollection, localCollection } from '../../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../../src/archive/embedded/embedded-archive.js';
import { restoreArchive } from '../../../../src/archive/embedded/backup/restore-archive.js';
import { UserError } from '../../../../src/errors.js';
import { add, bridge, everything, ferry } from '../../../contracts/archive/samples.js';
import { formsOf, sampleAnswer, sampleContent, sampleVector } from '../../sample-articles.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from '../temporary-collection.js';
import { canMount, mountSmallDisk } from './small-disk.js';

const guild = guildCollection('42');

async function open(folder: string): Promise<Archive> {
  const { logger } = recordingLogger();
  return closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger }));
}

/** An archive with something of everything, its folder, and another one for backups. */
async function archiveWithNews() {
  const root = await temporaryFolder();
  const folder = join(root, 'archive');
  const archive = await open(folder);
  await add(archive.collection(localCollection), ferry);
  await add(archive.collection(localCollection), bridge);
  await add(archive.collection(guild), { ...ferry, text: `${ferry.text}\n\nIt is called Gudrun.` });
  await archive.collection(guild).saveAnswer(sampleAnswer({ id: 'kept' }));
  await archive.settings.set(guild, 'language', 'de');
  await archive.jobs.enqueue({ kind: 'poll', collection: guild, payload: 7 });
  const backups = join(root, 'backups');
  await mkdir(backups);
  return { root, folder, archive, backups, file: join(backups, 'news.tar.gz') };
}

const purgeJob = (collection: string, removedAt: string) => ({
  kind: 'purge',
  collection,
  payload: removedAt,
});

function restored(file: string, folder: string) {
  return restoreArchive({ file, folder, replace: false, purgeJob });
}

const unpacked = async (file: string) => gunzipSync(await readFile(file)).toString('latin1');

test('everything that is kept comes back from a backup, made while the archive is in use', async () => {
  const { root, archive, backups, file } = await archiveWithNews();
  const seen: BackupProgress[] = [];
  const summary = await archive.backup(file, { onProgress: (progress) => seen.push(progress) });
  expect(summary).toEqual({
    file,
    bytes: (await stat(file)).size,
    collections: 2,
    articles: 3,
    passages: 7,
    answers: 1,
  });
  expect(seen.map(({ collection, done, total }) => [collection, done, total])).toEqual([
    ['guild:42', 0, 2],
    ['local', 1, 2],
  ]);
  expect(await readdir(backups)).toEqual(['news.tar.gz']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const other = join(root, 'other');
  const { file: _file, bytes: _bytes, ...contents } = summary;
  expect(await restored(file, other)).toMatchObject({ ...contents, keptIn: null });
  const again = await open(other);
  expect(await again.collections()).toEqual(await archive.collections());
  for (const id of await archive.collections()) {
    const [before, after] = [archive.collection(id), again.collection(id)];
    const page = { after: null, limit: 9 };
    expect(await after.articles(page)).toEqual(await before.articles(page));
    const options = { limit: 9, filter: everything };
    const vector = sampleVector('Gudrun stops at Odenvik');
    expect(await after.nearest(vector, options)).toEqual(await before.nearest(vector, options));
    expect(await after.keyword(formsOf('Odenvik'), options)).toEqual(
      await before.keyword(formsOf('Odenvik'), options),
    );
    expect(await after.verify()).toEqual([]);
  }
  expect(await again.collection(guild).answer('kept')).toEqual(sampleAnswer({ id: 'kept' }));
  expect(await again.settings.get(guild, 'language')).toBe('de');
  expect(await again.jobs.take(['poll'])).toMatchObject({ payload: 7 });
});

test('what is acknowledged before it begins is in it, and articles go on coming in meanwhile', async () => {
  const { root, archive, file } = await archiveWithNews();
  const local = archive.collection(localCollection);
  const over = new AbortController();
  const backup = archive.backup(file).finally(() => over.abort());
  let count = 0;
  while (!over.signal.aborted) {
    count += 1;
    await nextTurn();
    await add(local, sampleContent({ text: `Report ${count} of the day.` }));
    expect(await local.keyword(formsOf('Odenvik'), { limit: 9, filter: everything })).toHaveLength(2);
  }
  await backup;
  expect(count).toBeGreaterThan(5);
  await restored(file, join(root, 'other'));
  const again = (await open(join(root, 'other'))).collection(localCollection);
  expect(await again.keyword(formsOf('Odenvik'), { limit: 9, filter: everything })).toHaveLength(2);
  expect(await again.verify()).toEqual([]);
  expect(await local.articleCount()).toBe(2 + count);
});

describe('what was deleted', () => {
  const removal = { at: '2026-03-02T12:00:00.000Z', by: { id: '7', name: 'ana' } };

  test('a purged article is not in it, in no byte', async () => {
    const { archive, file } = await archiveWithNews();
    const local = archive.collection(localCollection);
    const { article } = await add(local, sampleContent({ text: 'The zygomorph orchard burned.' }));
    await archive.backup(file);
    expect(await unpacked(file)).toContain('zygomorph');
    await local.remove(article.id, removal);
    await local.purge(removal.at);
    await archive.backup(file);
    expect(await unpacked(file)).not.toContain('zygomorph');
  });

  test('one that was removed and waits to be purged is not found after a restore, and its purge is put down anew', async () => {
    const { root, archive, file } = await archiveWithNews();
    const local = archive.collection(localCollection);
    const { article } = await add(local, sampleContent({ text: 'The zygomorph orchard burned.' }));
    await local.remove(article.id, removal);
    await archive.backup(file);
    await restored(file, join(root, 'other'));
    const again = await open(join(root, 'other'));
    expect(await again.collection(localCollection).article(article.id)).toBeNull();
    expect(await again.jobs.take(['purge'])).toMatchObject({ collection: 'local', payload: removal.at });
    expect(await again.jobs.take(['purge'])).toBeNull();
  });

  test('a purge that falls due meanwhile waits for the copy, and leaves nothing in the files', async () => {
    const { folder, archive, file } = await archiveWithNews();
    const local = archive.collection(localCollection);
    const { article } = await add(local, sampleContent({ text: 'The zygomorph orchard burned.' }));
    await local.remove(article.id, removal);
    const [, purged] = await Promise.all([archive.backup(file), local.purge(removal.at)]);
    expect(purged).toBe(1);
    for (const name of await readdir(join(folder, 'collections', 'name.local'))) {
      const bytes = await readFile(join(folder, 'collections', 'name.local', name), 'latin1');
      expect([name, bytes.includes('zygomorph')]).toEqual([name, false]);
    }
  });

  test('a collection that is deleted meanwhile is no failure', async () => {
    const { archive, file } = await archiveWithNews();
    let deleted: Promise<void> | null = null;
    const onProgress = ({ collection }: BackupProgress): void => {
      if (collection === guild) deleted = archive.collection(localCollection).delete();
    };
    const summary = await archive.backup(file, { onProgress });
    await deleted;
    expect(summary).toMatchObject({ collections: 1, articles: 1 });
    expect(await archive.collections()).toEqual(['guild:42']);
  });
});

async function refusal(backup: Promise<unknown>): Promise<string> {
  const error = await backup.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('a backup that cannot be made', () => {
  test.each([
    ['a folder', (root: string) => join(root, 'backups'), /is no file/],
    [
      'a folder that is not there',
      (root: string) => join(root, 'no', 'news.tar.gz'),
      /cannot be written \(ENOENT/,
    ],
    [
      'a file as a folder',
      (root: string) => join(root, 'backups', 'file', 'a'),
      /cannot be written \(.*file is no folder\)/,
    ],
    ['the desk', (root: string) => join(root, 'archive', 'desk.sqlite'), /would lie in the archive/],
    ['the archive', (root: string) => join(root, 'archive'), /would lie in the archive/],
    ['a file of it', (root: string) => join(root, 'archive', 'collections', 'a'), /would lie in the archive/],
  ])('%s is refused as its place', async (_name, place, words) => {
    const { root, folder, archive } = await archiveWithNews();
    await writeFile(join(root, 'backups', 'file'), '');
    const before = await readdir(folder, { recursive: true });
    expect(await refusal(archive.backup(place(root)))).toMatch(words);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('a damaged collection is named, and an older backup stays as it is', async () => {
    const { folder, archive, backups, file } = await archiveWithNews();
    await writeFile(file, 'older');
    await mkdir(join(folder, 'collections', 'guild.7'));
    await writeFile(join(folder, 'collections', 'guild.7', 'archive.sqlite'), Buffer.alloc(8_192, 'x'));
    expect(await refusal(archive.backup(file))).toMatch(/guild\.7.archive\.sqlite is damaged/);
    expect(await readdir(backups)).toEqual(['news.tar.gz']);
    expect(await readFile(file, 'utf8')).toBe('older');
  });

  test('one that is broken off leaves nothing, whenever that is', async () => {
    const { archive, backups, file } = await archiveWithNews();
    for (const afterMs of [0, 20, 100, 250]) {
      await writeFile(file, 'older');
      const ending = new AbortController();
      setTimeout(() => ending.abort(), afterMs);
      const error = await archive.backup(file, { signal: ending.signal }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      const isBrokenOff = error !== null;
      expect([null, 'shutting-down']).toContain(error && (error as UserError).code);
      expect((await readFile(file, 'latin1')) === 'older').toBe(isBrokenOff);
      expect(await readdir(backups)).toEqual(['news.tar.gz']);
    }
    await expect(archive.backup(file, { signal: AbortSignal.abort() })).rejects.toThrow(UserError);
    expect(await archive.backup(file)).toMatchObject({ articles: 3 });
  });

  test.skipIf(!canMount)('a full disk leaves no file, and an older one as it is', async () => {
    const { archive, backups, file } = await archiveWithNews();
    const resize = mountSmallDisk(backups, 4_000);
    for (const kilobytes of [16, 200, 280]) {
      resize(kilobytes);
      expect(await refusal(archive.backup(file))).toMatch(/^There is no room for the backup in .*backups/);
      expect(await readdir(backups)).toEqual([]);
    }
    resize(4_000);
    await archive.backup(file);
    const older = await readFile(file);
    resize(200);
    expect(await refusal(archive.backup(file))).toMatch(/no room/);
    expect(await readdir(backups)).toEqual(['news.tar.gz']);
    expect((await readFile(file)).equals(older)).toBe(true);
  });
});

test('two at once are made one after another', async () => {
  const { archive, backups, file } = await archiveWithNews();
  const other = join(backups, 'other.tar.gz');
  const both = await Promise.all([archive.backup(file), archive.backup(other), archive.backup(file)]);
  expect(both).toMatchObject([{ articles: 3 }, { articles: 3 }, { articles: 3 }]);
  expect(await readdir(backups)).toEqual(['news.tar.gz', 'other.tar.gz']);
});
