import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { add, ferry, type Subject } from './samples.js';

/** That a whole archive can be written to a file, or says that it cannot. */
export function describeBackup(subject: () => Subject): void {
  describe('backup', () => {
    test('writes one file that says what is in it, or refuses in a sentence and writes none', async () => {
      const { archive, local } = subject();
      await add(local, ferry);
      const folder = await mkdtemp(join(tmpdir(), 'dateline-backup-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const file = join(folder, 'news.tar.gz');
      const outcome = await archive.backup(file).catch((error: unknown) => error);
      const made = {
        outcome: { file, collections: 1, articles: 1, passages: 2, answers: 0 },
        files: ['news.tar.gz'],
      };
      const refused = { outcome: { name: 'UserError', code: 'no-backup' }, files: [] };
      const files = await readdir(folder);
      expect({ outcome, files }).toMatchObject(files.length > 0 ? made : refused);
    });
  });
}
