import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { archiveWithNews, refusal } from './backup-stage.js';
import { canMount, mountSmallDisk } from './small-disk.js';

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
