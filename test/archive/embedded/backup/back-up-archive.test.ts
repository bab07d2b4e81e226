import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { BackupProgress } from '../../../../src/archive/backup.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { add, everything } from '../../../contracts/archive/samples.js';
import { formsOf, sampleAnswer, sampleContent, sampleVector } from '../../sample-articles.js';
import { archiveWithNews, guild, open, restore } from './backup-stage.js';

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
  expect(await restore(file, other)).toMatchObject({ ...contents, keptIn: null });
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
  await restore(file, join(root, 'other'));
  const again = (await open(join(root, 'other'))).collection(localCollection);
  expect(await again.keyword(formsOf('Odenvik'), { limit: 9, filter: everything })).toHaveLength(2);
  expect(await again.verify()).toEqual([]);
  expect(await local.articleCount()).toBe(2 + count);
});

test('two at once are made one after another', async () => {
  const { archive, backups, file } = await archiveWithNews();
  const other = join(backups, 'other.tar.gz');
  const both = await Promise.all([archive.backup(file), archive.backup(other), archive.backup(file)]);
  expect(both).toMatchObject([{ articles: 3 }, { articles: 3 }, { articles: 3 }]);
  expect(await readdir(backups)).toEqual(['news.tar.gz', 'other.tar.gz']);
});
