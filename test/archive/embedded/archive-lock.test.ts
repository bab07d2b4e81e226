import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { isArchiveLocked, isWithoutLocks, lockArchive } from '../../../src/archive/embedded/archive-lock.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { storageError } from '../../../src/archive/embedded/storage-error.js';
import { projectFolder } from '../../../src/project-folder.js';
import { SetupError } from '../../../src/errors.js';
import { sampleContent, samplePassages } from '../sample-articles.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

const compiled = join(projectFolder, 'dist/src/archive/embedded/embedded-archive.js');
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function open(folder: string) {
  return openEmbeddedArchive({ folder, profile: sampleProfile, logger: recordingLogger().logger });
}

/** Another process that opens the archive and does not let go of it. Resolves with what it said first. */
async function startOther(
  folder: string,
  [command, ...words]: readonly [string, ...string[]] = [process.execPath],
): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const code = `
    import { openEmbeddedArchive } from ${JSON.stringify(pathToFileURL(compiled).href)};
    const logger = { info() {}, warn() {}, error() {} };
    const options = { folder: ${JSON.stringify(folder)}, profile: ${JSON.stringify(sampleProfile)}, logger };
    try {
      globalThis.archive = await openEmbeddedArchive(options);
      console.log('open' + (process.pid === 1 ? ' as 1' : ''));
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(error.name + ' ' + error.code + (process.pid === 1 ? ' as 1' : ''));
    }`;
  const child = spawn(command, [...words, '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

test.skipIf(!existsSync(compiled))(
  'two processes never hold one archive, and a killed one lets go of it (needs npm run build)',
  async () => {
    const folder = await temporaryFolder();
    const { child, said } = await startOther(folder);
    expect(said).toBe('open');
    expect(isArchiveLocked(folder)).toBe(true);
    await expect(open(folder)).rejects.toThrow(SetupError);
    await expect(open(folder)).rejects.toMatchObject({
      code: 'archive-held',
      message: expect.stringContaining(folder),
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isArchiveLocked(folder)).toBe(false);
    const archive = closeAfterwards(await open(folder));
    const text = 'The kiosk reopened.';
    await archive.collection(localCollection).add(sampleContent({ text }), samplePassages(text));
    expect((await startOther(folder)).said).toBe('SetupError archive-held');
  },
);

test('one process does not open an archive twice, and closing lets go of it', async () => {
  const folder = await temporaryFolder();
  expect(isArchiveLocked(folder)).toBe(false);
  const archive = await open(folder);
  await expect(open(folder)).rejects.toMatchObject({ code: 'archive-held' });
  await archive.close();
  await archive.close();
  const again = await open(folder);
  await again.close();
});

test('a held lock outlives the failure of another to take it', async () => {
  const folder = await temporaryFolder();
  const lock = lockArchive(folder);
  expect(() => lockArchive(folder)).toThrow(SetupError);
  expect(isArchiveLocked(folder)).toBe(true);
  expect(() => lockArchive(folder)).toThrow(SetupError);
  lock.release();
  expect(isArchiveLocked(folder)).toBe(false);
});

/** Runs Node as process 1, as it runs in a container. */
const asContainer = ['unshare', '--pid', '--fork', '--kill-child', process.execPath] as const;
const hasContainers = spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0;

test.skipIf(!existsSync(compiled) || !hasContainers)(
  'two containers that share a folder, in which both are process 1, never hold one archive (needs the right to make them)',
  async () => {
    const folder = await temporaryFolder();
    const first = await startOther(folder, asContainer);
    expect(first.said).toBe('open as 1');
    expect((await startOther(folder, asContainer)).said).toBe('SetupError archive-held as 1');
    // Its whole container goes, as with \`docker kill\`.
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    for (let round = 0; isArchiveLocked(folder) && round < 50; round += 1) await wait(100);
    expect((await startOther(folder, asContainer)).said).toBe('open as 1');
  },
);

test('an archive is held under each of its names, and under the one that it is given meanwhile', async () => {
  const parent = await temporaryFolder();
  const [folder, link, renamed] = ['archive', 'link', 'renamed'].map((name) => join(parent, name)) as [
    string,
    string,
    string,
  ];
  const archive = await open(folder);
  await symlink(folder, link);
  await expect(open(link)).rejects.toMatchObject({ code: 'archive-held' });
  await rename(folder, renamed);
  expect(isArchiveLocked(renamed)).toBe(true);
  await expect(open(renamed)).rejects.toMatchObject({ code: 'archive-held' });
  await archive.close();
  await (await open(renamed)).close();
});

test('what is in the place of the lock is named, and a disk that knows no locks is told from one that fails', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'lock'));
  await expect(open(folder)).rejects.toMatchObject({
    name: 'SetupError',
    message: expect.stringContaining('lock cannot be opened'),
  });
  const noLocks = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_LOCK' });
  expect(isWithoutLocks(storageError(noLocks, join(folder, 'x')))).toBe(true);
  const noRead = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' });
  expect(isWithoutLocks(storageError(noRead, join(folder, 'x')))).toBe(false);
});
