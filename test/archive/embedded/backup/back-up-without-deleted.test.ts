import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { BackupProgress } from '../../../../src/archive/backup.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { add } from '../../../contracts/archive/samples.js';
import { sampleContent } from '../../sample-articles.js';
import { archiveWithNews, guild, open, restore } from './backup-stage.js';

const unpacked = async (file: string) => gunzipSync(await readFile(file)).toString('latin1');

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
    await restore(file, join(root, 'other'));
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
