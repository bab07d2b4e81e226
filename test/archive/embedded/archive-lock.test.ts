import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { isArchiveLocked, lockArchive } from '../../../src/archive/embedded/archive-lock.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { projectFolder } from '../../../src/config.js';
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
async function startOther(folder: string): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const code = `
    import { openEmbeddedArchive } from ${JSON.stringify(pathToFileURL(compiled).href)};
    const logger = { info() {}, warn() {}, error() {} };
    const options = { folder: ${JSON.stringify(folder)}, profile: ${JSON.stringify(sampleProfile)}, logger };
    try {
      globalThis.archive = await openEmbeddedArchive(options);
      console.log('open');
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(error.name + ' ' + error.code);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
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
