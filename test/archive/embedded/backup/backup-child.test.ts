import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { BackupRequest } from '../../../../src/archive/embedded/backup/backup-process.js';
import { forkChild } from '../../../../src/child-process.js';
import { projectFolder } from '../../../../src/project-folder.js';
import { temporaryFolder } from '../temporary-collection.js';

test('a backup whose process is gone before it hears that it was begun leaves nothing', async () => {
  const target = await temporaryFolder();
  const child = forkChild({
    entry: pathToFileURL(join(projectFolder, 'src', 'archive', 'embedded', 'backup', 'backup-child.js')),
    nativeModules: true,
    readFolders: [target],
    writeFolders: [target],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (lastWords += words));
  const begin = {
    kind: 'begin',
    folder: join(target, 'news.partial'),
    dateline: '0.1.0',
    createdAt: '2026-03-01T12:00:00.000Z',
  } satisfies BackupRequest;
  child.send(begin);
  // Stopped between making the folder and saying so, it cannot notice that the channel is closed before it says it. Where it is
  // stopped later, this test shows nothing.
  const began = performance.now();
  while (!existsSync(begin.folder) && performance.now() - began < 20_000);
  child.kill('SIGSTOP');
  child.disconnect();
  child.kill('SIGCONT');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect({ code, lastWords, left: await readdir(target) }).toEqual({ code: 0, lastWords: '', left: [] });
});
